using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>
/// Answers of APIs that are only known from their entries, for a run that is measured: they have what the expressions of the entry read. A
/// job has the first state of <c>running</c>, and then the first one of <c>success</c>. Other values are the text <c>1</c>, which is also
/// the text of a number.
/// </summary>
internal sealed class AssumedApi
{
    private const string Text = "1";
    private readonly Dictionary<ConnectorBinding, BoundConnector?> _bound = [];

    /// <summary>Answers a call; the start creates the job that <paramref name="run"/> returns.</summary>
    public SimulatedAnswer? Answer(JobContext job, Func<SimulatedRun> run, DateTimeOffset now, bool isHttp)
    {
        if (job.Step is not { Executor: { } executor, Binding: ConnectorBinding binding } || Bound(executor, binding) is not { } connector)
        {
            return null;
        }

        var answer = new AssumedAnswer();
        switch (job.Action)
        {
            case "before":
                connector.Before.ToList().ForEach(b => answer.Add(b.Value, Text));
                break;
            case ConnectorActions.Start:
                run();
                answer.Add(connector.Status is null ? connector.Output : null, Text);
                answer.Add(connector.Id, IdOf(job));
                break;
            case ConnectorActions.Find:
                answer.Add(connector.Find?.Id, IdOf(job));
                break;
            case ConnectorActions.Status when connector.Status is { } status:
                answer.Add(connector.Output, Text);
                var state = StateOf(status, run(), now);
                answer.Add(status.Message, run().Job.Message);
                answer.Add(status.State, state);
                break;
        }

        return new SimulatedAnswer(200, isHttp ? answer.Of("body") : answer.Whole);
    }

    private static string IdOf(JobContext job) => string.Create(CultureInfo.InvariantCulture, $"simulated-{job.Start}");

    private static string StateOf(BoundConnectorStatus status, SimulatedRun run, DateTimeOffset now) =>
        !run.Poll(now) && status.Running is [var running, ..] ? running
        : run.Job.Ends == SimulatedEnd.Failed ? status.Failed is [var failed, ..] ? failed : "FAILED"
        : status.Success[0]; // the binder requires one

    private BoundConnector? Bound(ExecutorDefinition executor, ConnectorBinding binding)
    {
        if (!_bound.TryGetValue(binding, out var bound))
        {
            _bound[binding] = bound = ConnectorBinder.Bind(executor, binding, new DiagnosticBag());
        }

        return bound;
    }
}
