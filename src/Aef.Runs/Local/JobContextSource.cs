using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Runs.Local;

/// <summary>
/// Assigns each call of a compiled pipeline to its job, and counts the starts of each job. Each execution needs its own source.
/// </summary>
internal sealed class JobContextSource(BoundPipeline pipeline) : ICallContextSource
{
    private readonly Dictionary<string, BoundStep> _steps = pipeline.Steps.ToDictionary(s => s.JobId, StringComparer.Ordinal);
    private readonly Dictionary<string, (long Number, JobContext Context)> _last = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CallContext? Create(RoutineCall caller)
    {
        if (JobIdentity.Find(caller) is not { } identity || Find(identity.JobId) is not ({ } step, var item))
        {
            return null;
        }

        // The calls of one attempt share their context. A job runs in one thread, so its attempts are sequential.
        var isKnown = _last.TryGetValue(identity.JobId, out var last);
        if (!isKnown || last.Number != identity.Start)
        {
            var start = isKnown ? last.Context.Start + 1 : 1;
            last = (identity.Start, new JobContext(step, identity.Level, identity.Thread)
            {
                Attempt = identity.Attempt,
                Start = start,
                Item = item,
            });
            _last[identity.JobId] = last;
        }

        return caller.Routine == SupportRoutines.ConnectorCall && caller[SupportParameters.Action].TryGetString(out var action)
            ? last.Context with { Action = action }
            : last.Context;
    }

    private (BoundStep? Step, int? Item) Find(string id) => _steps.TryGetValue(id, out var step) ? (step, null)
        : ItemId.TryParse(id, out var jobId, out var item) && _steps.TryGetValue(jobId, out step) ? (step, item)
        : (null, null);
}
