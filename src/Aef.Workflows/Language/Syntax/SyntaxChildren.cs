using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary>The direct contents of a body; for visitors that treat all kinds of body alike.</summary>
public static class SyntaxChildren
{
    /// <summary>The unnamed bodies: of the entries of a switch, of a try and of its except.</summary>
    public static IEnumerable<StepBody> BodiesOf(StepBody body) => body switch
    {
        SwitchBody choice => choice.Entries.Select(e => e.Body),
        TryBody { Except: { } except } attempt => [attempt.Body, except.Body],
        TryBody attempt => [attempt.Body],
        _ => [],
    };

    /// <summary>The lists of steps: of a group, a loop or the branches of a parallel step.</summary>
    public static IEnumerable<EquatableList<StepSyntax>> StepListsOf(StepBody body) => body switch
    {
        StepsBody group => [group.Steps],
        ForBody loop => [loop.Loop.Steps],
        ParallelBody { Loop: { } loop } => [loop.Steps],
        ParallelBody parallel => parallel.Branches.Select(b => b.Steps),
        _ => [],
    };
}
