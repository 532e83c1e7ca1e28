using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The routine that runs jobs of connector bindings, with or without the steps for jobs that call the run back. With them, the loop of
/// polls ends after each poll of such a job, because no step jumps out of a <c>try</c>; the steps after it wait for the next callback.
/// </summary>
internal static class ConnectorCallbacks
{
    private const string Prefix = "callback_";
    private static readonly string[] Loops = ["running", "late_again"];
    private static readonly ExpressionSyntax IsPolled = Expressions.Parse("not(\"calls_back\" in profile)");

    /// <summary>The routine for a workflow in which no job calls the run back.</summary>
    public static RoutineSyntax Remove(RoutineSyntax routine) => PrefixRemover.RemoveAll(routine, Prefix);

    /// <summary>The routine for a workflow with such jobs.</summary>
    public static RoutineSyntax Keep(RoutineSyntax routine) =>
        PollLoops.Change(routine, s => Loops.Contains(s.Name) ? PollLoops.Restrict(s, IsPolled) : s);
}
