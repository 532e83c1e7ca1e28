using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Finds which routines a routine calls.</summary>
internal static class CalledRoutines
{
    public static HashSet<string> Of(RoutineSyntax routine) =>
        SyntaxWalk.Bodies(routine.Steps).OfType<CallBody>().Select(c => c.Callee).ToHashSet(StringComparer.Ordinal);
}
