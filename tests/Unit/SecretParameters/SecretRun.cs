using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Parameters;
using Aef.Tests.Targets;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.SecretParameters;

/// <summary>
/// A compiled workflow in the engine, before a platform that accepts everything. Secret Manager answers each call with another value:
/// <c>NAME-1</c>, <c>NAME-2</c>, … as if secrets were rotated all the time.
/// </summary>
internal sealed class SecretRun : ExecutionListener, ICallHandler
{
    private readonly Func<RecordedCall, EffectOutcome?> _answer;
    private readonly Func<string, int, EffectOutcome?> _secret;
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<string> _reads = [];
    private readonly List<RecordedCall> _calls = [];
    private readonly List<string> _logs = [];
    private TimeSpan _secretTime;

    private SecretRun(Func<RecordedCall, EffectOutcome?>? answer, Func<string, int, EffectOutcome?>? secret)
    {
        _answer = answer ?? (_ => null);
        _secret = secret ?? ((_, _) => null);
    }

    /// <summary>What was read, in order: PROJECT/NAME/VERSION.</summary>
    public IReadOnlyList<string> Reads => _reads;

    /// <summary>What the functions received, in order, without polls.</summary>
    public IEnumerable<WorkflowValue> Received => _calls.Where(c => !c.IsPoll).Select(c => c.StepProperties);

    /// <summary>All calls of functions.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls;

    public Execution Execution { get; private set; } = null!; // set before a caller sees the run

    /// <summary>Everything that Google shows of the run: its log, its result and its error.</summary>
    public string Visible => string.Join('\n', [.. _logs, Execution.Result.ToString(), Execution.Error?.Value.ToString() ?? string.Empty]);

    public WorkflowValue Failure => Execution.Error.ShouldNotBeNull().Value["failures"].Items.ShouldHaveSingleItem();

    public static SecretRun Of(
        string definition,
        Func<RecordedCall, EffectOutcome?>? answer = null,
        Func<string, int, EffectOutcome?>? secret = null,
        string? argument = null,
        PlatformParameters? parameters = null,
        TimeSpan secretTime = default)
    {
        var artifact = CloudWorkflowsTarget.Compile(Feeds.Bound(definition), parameters ?? PlatformParameters.Empty, SourceFormat.Json);
        artifact.Diagnostics.Where(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(artifact.PrintCompact(), "secret.json"));
        var run = new SecretRun(answer, secret) { _secretTime = secretTime };
        var options = new EngineOptions { Environment = new EngineEnvironment { WorkflowId = artifact.Name, ProjectId = "own" } };
        var engine = new WorkflowEngine(
            WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull(string.Join('\n', parsed.Diagnostics))),
            argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument),
            options,
            run);
        run.Execution = VirtualTimeHost.Run(engine, run, Engine.Running.Start);
        return run;
    }

    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        if (call.Function == "googleapis.secretmanager.v1.projects.secrets.versions.accessString")
        {
            var name = call.Arguments["secret_id"].Text ?? string.Empty;
            _reads.Add($"{call.Arguments["project_id"].Text}/{name}/{call.Arguments["version"].Text}");
            var count = _counts[name] = _counts.GetValueOrDefault(name) + 1;
            return new CallReply(_secret(name, count) ?? EffectOutcome.Value($"{name}-{count}"), _secretTime);
        }

        var recorded = RecordedCall.Of(call, now - Engine.Running.Start, (_, _) => 1);
        _calls.Add(recorded);
        var answer = _answer(recorded) ?? RecordedRun.Answer(recorded.IsPoll ? "success" : $"aef_{recorded.Job}");
        return new CallReply(answer, TimeSpan.Zero);
    }

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) =>
        _logs.Add(entry.Text ?? entry.Json.ToString() ?? string.Empty);
}
