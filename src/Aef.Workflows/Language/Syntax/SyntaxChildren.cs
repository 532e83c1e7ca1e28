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

    /// <summary>
    /// Visits the same contents in their order, without the enumerators: for visitors of every step of every source, which pass what they
    /// need as <paramref name="state"/>.
    /// </summary>
    public static void Visit<TState>(
        StepBody body,
        TState state,
        Action<StepBody, TState> visitBody,
        Action<EquatableList<StepSyntax>, TState> visitSteps)
    {
        ArgumentNullException.ThrowIfNull(visitBody);
        ArgumentNullException.ThrowIfNull(visitSteps);
        switch (body)
        {
            case StepsBody group:
                visitSteps(group.Steps, state);
                break;
            case SwitchBody choice:
                foreach (var entry in choice.Entries)
                {
                    visitBody(entry.Body, state);
                }

                break;
            case TryBody attempt:
                visitBody(attempt.Body, state);
                if (attempt.Except is { } except)
                {
                    visitBody(except.Body, state);
                }

                break;
            case ForBody loop:
                visitSteps(loop.Loop.Steps, state);
                break;
            case ParallelBody { Loop: { } loop }:
                visitSteps(loop.Steps, state);
                break;
            case ParallelBody parallel:
                foreach (var branch in parallel.Branches)
                {
                    visitSteps(branch.Steps, state);
                }

                break;
        }
    }
}
