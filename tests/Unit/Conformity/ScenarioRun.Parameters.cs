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
    private const string CallbackUrl = "callback_url";

    /// <summary>The first difference between a run and the rules, also in what the functions receive; null if there is none.</summary>
    public string? FindDifference(
        ExpectedRun expected,
        WorkflowArtifact artifact,
        string? source = null,
        string? argument = null,
        Func<WorkflowArtifact, string?>? partSource = null)
    {
        var (run, received) = RunRecorded(artifact, source, argument, partSource);
        return FindDifference(expected, run, received);
    }

    /// <summary>The same for a run of <see cref="RunRecorded"/>.</summary>
    public static string? FindDifference(
        ExpectedRun expected,
        Run run,
        IReadOnlyDictionary<(string Job, int Start), WorkflowValue> received) =>
        Conformity.FindDifference(expected, run) ?? FindDifference(expected.Received, received) ?? FindSecret(run);

    /// <summary>Runs a scenario, and records the step properties that the functions receive.</summary>
    public (Run Run, IReadOnlyDictionary<(string Job, int Start), WorkflowValue> Received) RunRecorded(
        WorkflowArtifact artifact,
        string? source = null,
        string? argument = null,
        Func<WorkflowArtifact, string?>? partSource = null)
    {
        var events = new List<RunEvent>();
        var tracer = new RunTracer(artifact, events.Add);
        var environment = LocalRunAssembly.EnvironmentOf(artifact.Name, null);
        var options = new EngineOptions { Environment = environment, CallContexts = new JobContextSource(_pipeline) };
        var engine = new WorkflowEngine(
            Parse(source ?? artifact.PrintCompact()),
            (argument ?? ScenarioText.Argument(_scenario)) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null,
            options,
            tracer);
        var cloud = new SimulatedCloud(
            _pipeline,
            SimulatedPlatform.Of(environment, null, engine.ExecutionId),
            ScenarioText.Script(_scenario));
        var recorder = new Recorder(cloud, environment.ProjectId);
        var execution = VirtualTimeHost.Run(engine, WithParts(artifact, recorder, options, tracer, partSource), Engine.Running.Start);
        var request = new LocalRunRequest(artifact);
        return (new Run(artifact.Name, execution, events, tracer.Failures, request) { Known = tracer.Known }, recorder.Received);
    }

    private static WorkflowProgram Parse(string source)
    {
        var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(source, "scenario.json"));
        return WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull(string.Join('\n', parsed.Diagnostics)));
    }

    /// <summary>Parts and lanes are executions of their own, whose functions are recorded too.</summary>
    private static ICallHandler WithParts(
        WorkflowArtifact artifact,
        Recorder recorder,
        EngineOptions options,
        RunTracer tracer,
        Func<WorkflowArtifact, string?>? partSource)
    {
        var lanes = 0;
        return artifact.Parts.Count == 0
            ? recorder
            : new PartCallHandler(
                artifact.Parts.ToDictionary(p => p.Name, p => Parse(partSource?.Invoke(p) ?? p.PrintCompact()), StringComparer.Ordinal),
                options,
                recorder,
                part => new PartListener(tracer, part, artifact.Parts.Any(p => p.Name == part && p.Executions > 1) ? ++lanes : 0));
    }

    /// <summary>A secret in what the workflow reports at Google: its log entries, its result or its error.</summary>
    private static string? FindSecret(Run run) =>
        run.Events.Where(e => e.Kind == RunEventKind.Log).Select(e => e.Message)
            .Append(run.Execution.Result.ToString())
            .Append(run.Execution.Error?.Value.ToString())
            .FirstOrDefault(t => t?.Contains(SecretText.Mark, StringComparison.Ordinal) == true) is { } text
            ? $"a secret is visible in {text}"
            : null;

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

            if (!value[CallbackUrl].IsNull)
            {
                wanted = wanted.With(CallbackUrl, value[CallbackUrl]);
            }

            if (value != wanted)
            {
                return $"parameters of {key}:\n  expected {text}\n  actual   {value}";
            }
        }

        var tooMany = received.Keys.Except(expected.Keys).Where(k => k.Job.EndsWith(" cancelled", StringComparison.Ordinal)).ToList();
        if (tooMany.Count > 0)
        {
            return $"{tooMany[0]}:\n  expected nothing\n  actual   a cancellation";
        }

        var shared = received.Where(r => !r.Value[CallbackUrl].IsNull)
            .GroupBy(r => r.Value[CallbackUrl])
            .FirstOrDefault(g => g.Count() > 1);
        return shared is null ? null : $"{string.Join(" and ", shared.Select(r => r.Key))} have the same endpoint {shared.Key}";
    }

    /// <summary>
    /// Records the step properties of every call; those of one start must be equal. The functions repeat them when they fail.
    /// </summary>
    private sealed class Recorder(SimulatedCloud cloud, string project) : ICallHandler, ICallbackHandler
    {
        private readonly Dictionary<(string Job, int Start), WorkflowValue> _received = [];

        public IReadOnlyDictionary<(string Job, int Start), WorkflowValue> Received => _received;

        public CallReply? Await(CallbackEffect callback, DateTimeOffset now) => cloud.Await(callback, now);

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            if (call is { Context: JobContext job, Http: { } request }
                && request.Body["step_properties"].TryGetString(out var text)
                && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var value, out _))
            {
                var key = (job.Id, job.Start);
                _received[key] = _received.TryGetValue(key, out var before) && before != value ? "different in one start" : value;
                var reply = cloud.Handle(call, now);
                return reply.Outcome.IsFailure && reply.Outcome.Content["code"].TryGetInteger(out var code) && code >= 500
                    ? reply with
                    {
                        Outcome = EffectOutcome.FromHttpResponse(
                            (int)code,
                            WorkflowValue.EmptyMap,
                            (reply.Outcome.Content["body"].Text ?? string.Empty) + text),
                    }
                    : reply;
            }

            if (call.Context is JobContext { Action: "cancel" } ended)
            {
                _received[($"{ended.Id} cancelled", ended.Start)] = true;
            }

            return call.Function.StartsWith("googleapis.secretmanager", StringComparison.Ordinal)
                ? Secret(call, now)
                : cloud.Handle(call, now);
        }

        private CallReply Secret(CallEffect call, DateTimeOffset now)
        {
            var seconds = (now - Engine.Running.Start).TotalSeconds;
            var name = call.Arguments["secret_id"].Text ?? string.Empty;
            var owner = call.Arguments["project_id"].Text == project ? SecretText.Own : call.Arguments["project_id"].Text;
            return new CallReply(
                SecretText.IsReadable(name, seconds)
                    ? EffectOutcome.Value(
                        SecretText.Of(owner ?? string.Empty, name, call.Arguments["version"].Text ?? string.Empty, seconds))
                    : EffectOutcome.FromHttpResponse(403, WorkflowValue.EmptyMap, "permission denied"),
                TimeSpan.Zero);
        }
    }
}
