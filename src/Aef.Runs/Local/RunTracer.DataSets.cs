using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>The data sets of steps: names without expressions are known, and the workflow logs the others.</content>
internal sealed partial class RunTracer
{
    private void EmitDataSets(DateTimeOffset time, JobContext job)
    {
        if (job.Step.EvaluatedDataSets is null)
        {
            EmitDataSets(
                time,
                job,
                [.. job.Step.Reads.Select(d => d.Display)],
                [.. job.Step.Writes.Select(d => d.Display)]);
        }
    }

    private void EmitLoggedDataSets(DateTimeOffset time, LogEntry entry)
    {
        if (entry.Json is not { } json
            || !(json[DataSetLog.Event].TryGetString(out var kind) && kind == DataSetLog.JobDataSets)
            || !json[DataSetLog.JobId].TryGetString(out var id)
            || Job(id) is not { } job)
        {
            return;
        }

        if (json[DataSetLog.Error] is { IsNull: false } error)
        {
            Emit(time, RunEventKind.DataSets, e => Describe(e, job) with { Message = FailureReader.Message(error) });
            return;
        }

        var dataSets = json[DataSetLog.DataSets];
        EmitDataSets(time, job, NamesIn(dataSets[DefinitionKeys.Reads]), NamesIn(dataSets[DefinitionKeys.Writes]));
    }

    private void EmitDataSets(DateTimeOffset time, JobContext job, EquatableList<string> reads, EquatableList<string> writes)
    {
        if (reads.Count + writes.Count > 0)
        {
            Emit(time, RunEventKind.DataSets, e => Describe(e, job) with
            {
                Reads = reads.Count == 0 ? null : reads,
                Writes = writes.Count == 0 ? null : writes,
            });
        }
    }

    /// <summary>A value that is not a string is shown as JSON.</summary>
    private static EquatableList<string> NamesIn(WorkflowValue list) =>
        [.. list.Items.Select(i => i.TryGetString(out var name) ? name : i.ToString())];

    private static RunEvent Describe(RunEvent e, JobContext job) => e with
    {
        Level = job.Level,
        Thread = job.Thread,
        JobId = job.Id,
        JobName = job.Step.JobName,
    };
}
