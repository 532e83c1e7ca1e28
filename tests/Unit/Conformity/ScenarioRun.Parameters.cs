using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Conformity;

/// <content>Runs that record what the functions receive.</content>
internal sealed partial class ScenarioRun
{
    /// <summary>The first difference between a run and the rules, also in what the functions receive; null if there is none.</summary>
    public string? FindDifference(ExpectedRun expected, WorkflowArtifact artifact, string? source = null, string? argument = null)
    {
        var (run, received) = RunRecorded(artifact, source, argument);
        return FindDifference(expected, run, received);
    }

    /// <summary>The same for a run of <see cref="RunRecorded"/>.</summary>
    public static string? FindDifference(
        ExpectedRun expected,
        Run run,
        IReadOnlyDictionary<(string Job, int Start), WorkflowValue> received) =>
        Conformity.FindDifference(expected, run) ?? FindDifference(expected.Received, received);

    /// <summary>Runs a scenario, and records the step properties that the functions receive.</summary>
    public (Run Run, IReadOnlyDictionary<(string Job, int Start), WorkflowValue> Received) RunRecorded(
        WorkflowArtifact artifact,
        string? source = null,
        string? argument = null)
    {
        var events = new List<RunEvent>();
        var tracer = new RunTracer(artifact, events.Add);
        var environment = LocalRunAssembly.EnvironmentOf(artifact.Name, null);
        var options = new EngineOptions { Environment = environment, CallContexts = new JobContextSource(_pipeline) };
        var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(source ?? artifact.PrintCompact(), "scenario.json"));
        var engine = new WorkflowEngine(
            WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull(string.Join('\n', parsed.Diagnostics))),
            (argument ?? ScenarioText.Argument(_scenario)) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null,
            options,
            tracer);
        var cloud = new SimulatedCloud(
            _pipeline,
            SimulatedPlatform.Of(environment, null, engine.ExecutionId),
            ScenarioText.Script(_scenario));
        var recorder = new Recorder(cloud);
        var execution = VirtualTimeHost.Run(engine, recorder, Engine.Running.Start);
        return (new Run(artifact.Name, execution, events, tracer.Failures, new LocalRunRequest(artifact)), recorder.Received);
    }

    private static string? FindDifference(
        IReadOnlyDictionary<(string Job, int Start), string> expected,
        IReadOnlyDictionary<(string Job, int Start), WorkflowValue> received)
    {
        foreach (var (key, text) in expected)
        {
            if (!received.TryGetValue(key, out var value))
            {
                return $"parameters of {key}:\n  expected {text}\n  actual   nothing";
            }

            var wanted = WorkflowValue.FromJson(text);
            if (!value["jobs_definitions_bucket"].IsNull)
            {
                wanted = wanted.With("jobs_definitions_bucket", value["jobs_definitions_bucket"]);
            }

            if (value != wanted)
            {
                return $"parameters of {key}:\n  expected {text}\n  actual   {value}";
            }
        }

        return null;
    }

    /// <summary>Records the step properties of every call; those of one start must be equal.</summary>
    private sealed class Recorder(SimulatedCloud cloud) : ICallHandler
    {
        private readonly Dictionary<(string Job, int Start), WorkflowValue> _received = [];

        public IReadOnlyDictionary<(string Job, int Start), WorkflowValue> Received => _received;

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            if (call is { Context: JobContext job, Http: { } request }
                && request.Body["step_properties"].TryGetString(out var text)
                && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var value, out _))
            {
                var key = (job.Id, job.Start);
                _received[key] = _received.TryGetValue(key, out var before) && before != value ? "different in one start" : value;
            }

            return cloud.Handle(call, now);
        }
    }
}
