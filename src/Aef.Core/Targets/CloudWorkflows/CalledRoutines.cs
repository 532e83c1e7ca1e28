using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The routines that a routine calls in its steps.</summary>
internal static class CalledRoutines
{
    public static HashSet<string> Of(RoutineSyntax routine)
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        SyntaxWalk.Visit(routine.Steps, body =>
        {
            if (body is CallBody call)
            {
                called.Add(call.Callee);
            }
        });
        return called;
    }
}
