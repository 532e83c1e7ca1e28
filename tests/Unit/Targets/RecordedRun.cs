using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Targets;

/// <summary>
/// A compiled workflow in the engine, before a platform that accepts everything and records it. What a test asserts is what the run does,
/// not how the source is printed.
/// </summary>
internal sealed class RecordedRun : ICallHandler
{
    private readonly Dictionary<(string Job, bool IsPoll), int> _counts = [];
    private readonly List<RecordedCall> _calls = [];
    private readonly DateTimeOffset _start;
    private readonly Func<RecordedCall, EffectOutcome?> _answer;

    private RecordedRun(DateTimeOffset start, Func<RecordedCall, EffectOutcome?> answer) => (_start, _answer) = (start, answer);

    /// <summary>Every call, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls;

    public Execution Execution { get; private set; } = null!; // set before a caller sees the run

    /// <summary>The records of steps that failed and let their thread continue.</summary>
    public IReadOnlyList<WorkflowValue> Continued => (Execution.Error?.Value ?? Execution.Result)["continued"].Items;

    /// <summary>The kind of the only failure.</summary>
    public string? FailureKind =>
        RecordedCall.Text(Execution.Error.ShouldNotBeNull().Value["failures"].Items.ShouldHaveSingleItem()["kind"]);

    public IEnumerable<RecordedCall> Starts(string? job = null) => Of(job, isPoll: false);

    public IEnumerable<RecordedCall> Polls(string? job = null) => Of(job, isPoll: true);

    public static WorkflowArtifact Compile(string definition, PlatformParameters? parameters = null, int maxNamedThreads = 10)
    {
        var options = new CloudWorkflowsOptions { MaxNamedThreads = maxNamedThreads };
        return CloudWorkflowsTarget.Compile(Definitions.Bound(definition), parameters, SourceFormat.Json, options);
    }

    /// <summary>Compiles and runs; calls that <paramref name="answer"/> answers with null succeed.</summary>
    public static RecordedRun Of(
        string definition,
        Func<RecordedCall, EffectOutcome?>? answer = null,
        string? argument = null,
        DateTimeOffset? start = null) => Of(Compile(definition), answer, argument, start);

    public static RecordedRun Of(
        WorkflowArtifact artifact,
        Func<RecordedCall, EffectOutcome?>? answer = null,
        string? argument = null,
        DateTimeOffset? start = null,
        EngineEnvironment? environment = null)
    {
        var begin = start ?? Engine.Running.Start;
        var run = new RecordedRun(begin, answer ?? (_ => null));
        var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(artifact.Source, artifact.FileName));
        var program = WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull(string.Join('\n', parsed.Diagnostics)));
        var options = new EngineOptions { Environment = environment ?? new EngineEnvironment { WorkflowId = artifact.Name } };
        var engine = new WorkflowEngine(program, argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument), options);
        run.Execution = VirtualTimeHost.Run(engine, run, begin);
        return run;
    }

    /// <summary>An answer with a status and a body.</summary>
    public static EffectOutcome Answer(WorkflowValue body, int status = 200) =>
        EffectOutcome.FromHttpResponse(status, WorkflowValue.EmptyMap, body);

    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        var recorded = RecordedCall.Of(call, now - _start, Count);
        _calls.Add(recorded);
        return new CallReply(_answer(recorded) ?? Success(recorded), TimeSpan.Zero);
    }

    private int Count(string job, bool isPoll) => _counts[(job, isPoll)] = _counts.GetValueOrDefault((job, isPoll)) + 1;

    private static EffectOutcome Success(RecordedCall call) => call switch
    {
        { Request.Method: "GET" } => Answer(WorkflowValue.FromMap(("state", "SUCCEEDED"), ("result", "null"))),
        { IsPoll: true } => Answer("success"),
        _ when call.Url.EndsWith("/executions", StringComparison.Ordinal) =>
            Answer(WorkflowValue.FromMap(("name", $"projects/p/executions/{call.Job}"))),
        _ => Answer($"aef_{call.Job}"),
    };

    private IEnumerable<RecordedCall> Of(string? job, bool isPoll) => Calls.Where(c => c.IsPoll == isPoll && (job is null || c.Job == job));
}
