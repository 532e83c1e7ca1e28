using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The executed steps of the calls in <c>aef_connector_call</c>. Before a pipeline is compiled, its branches are unknown: then every call
/// costs what those of the built-in executors cost.
/// </summary>
internal sealed class ConnectorCosts
{
    /// <summary>The steps of a poll that are not in its list: the <c>try</c> with its list, and the result.</summary>
    private const int AroundPoll = 3;

    /// <summary>The steps of a poll of a running job with a call, its state and the choice.</summary>
    private const int UsualPoll = 1 + AroundPoll + 3;

    /// <summary>The most that the description of an expression that failed executes, twice in a branch.</summary>
    private const int OfFaults = 32;

    private const int UsualMost = 64;

    private readonly EquatableList<StepSyntax> _steps;
    private readonly bool _isNested;
    private readonly List<(string Name, StepsBody Steps)> _polls;

    /// <summary>Reads the costs of a compiled workflow.</summary>
    public ConnectorCosts(WorkflowSyntax workflow)
    {
        _steps = workflow.Routines.FirstOrDefault(r => r.Name == SupportRoutines.ConnectorCall)?.Steps ?? [];
        _isNested = _steps is [.., { Body: SwitchBody { Entries: [{ Body: StepsBody { Steps: [{ Body: SwitchBody }] } }, ..] } }];
        _polls = [.. Steps(_steps)
            .Where(s => s.Body is TryBody { Body: StepsBody } && s.Name.Contains(ConnectorBranches.Polled, StringComparison.Ordinal))
            .Select(s => (s.Name, (StepsBody)((TryBody)s.Body).Body))];
        Most = _polls.Count == 0 ? UsualMost : Math.Max(UsualMost, OfFaults + LongestBranch());
    }

    /// <summary>The most that a call executes, also one that fails.</summary>
    public long Most { get; }

    /// <summary>What a poll of a running job executes.</summary>
    public long PollOf(BoundStep step)
    {
        var name = new string([.. (step.Executor?.Name ?? string.Empty).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        var own = _polls.Where(p => p.Name.StartsWith(name, StringComparison.Ordinal)).OrderBy(p => p.Name.Length).FirstOrDefault();
        return own.Steps is null
            ? UsualPoll
            : _steps.Count + (_isNested ? 1 : 0) + AroundPoll + own.Steps.Steps.TakeWhile(s => s.Body is not SwitchBody).Count() + 1;
    }

    private int LongestBranch() => _steps.Count
            + ((SwitchBody)_steps[^1].Body).Entries.Max(e => SyntaxWalk.Bodies(e.Body).Count);

    private static IEnumerable<StepSyntax> Steps(IEnumerable<StepSyntax> steps) => steps.SelectMany(s =>
        s.Body switch
        {
            StepsBody group => Steps(group.Steps),
            SwitchBody choice => choice.Entries.SelectMany(e => e.Body is StepsBody group ? Steps(group.Steps) : []),
            _ => [],
        })
        .Concat(steps);
}
