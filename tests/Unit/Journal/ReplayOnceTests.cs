using Aef.Adapters.Yaml;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

/// <summary>Resuming a run replays its journal once: the check and the run share one engine.</summary>
public sealed class ReplayOnceTests : IDisposable
{
    private const string Source = """
        {"main": {"steps": [
          {"first": {"call": "http.get", "args": {"url": "https://example.com/1"}}},
          {"second": {"call": "http.get", "args": {"url": "https://example.com/2"}, "result": "answer"}},
          {"last": {"return": "${answer.body}"}}]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-replay-").FullName;
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());
    private readonly List<string> _replayed = [];
    private readonly List<string> _called = [];
    private int _mainEntered;

    private string JournalPath => Path.Combine(_folder, "run.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_workflow_that_is_resumed_replays_each_answered_call_once_and_reports_its_start_once()
    {
        await RecordWorkflowAsync(keptCalls: 1);
        _called.Clear();

        using var run = new RunResumer(_workspace).Resume(JournalPath, new ResumeOptions { Calls = _ => new Handler(this) });
        run.Diagnostics.ShouldBeEmpty(string.Join("\n", run.Diagnostics));
        _replayed.ShouldBe(["https://example.com/1"]);
        _mainEntered.ShouldBe(0, "the listener hears nothing before the run");
        var execution = await WorkflowRunner.RunAsync(run.Workflow!, new Listener(this)); // there is no error

        execution.Result.ToString().ShouldBe("\"done\"");
        _replayed.ShouldBe(["https://example.com/1"]);
        _called.ShouldBe(["https://example.com/2"]);
        _mainEntered.ShouldBe(1);
    }

    [Fact]
    public async Task A_listener_of_a_resumed_run_receives_the_same_events_as_a_listener_of_the_whole_run()
    {
        var whole = new Story();
        await RecordWorkflowAsync(keptCalls: 1, whole);

        using var run = new RunResumer(_workspace).Resume(JournalPath, new ResumeOptions { Calls = _ => new Handler(this), ReceivesAssignments = true });
        var resumed = new Story();
        await WorkflowRunner.RunAsync(run.Workflow!, resumed); // there is no error

        resumed.Lines.ShouldBe(whole.Lines);
        whole.Lines.ShouldContain("answer = map");
    }

    [Fact]
    public async Task A_pipeline_that_is_resumed_runs_on_in_the_engine_that_was_checked()
    {
        var definition = await File.ReadAllTextAsync(Repository.PathOf("tests", "Baselines", "aef-demo", "pipeline.json"));
        var request = new LocalRunRequest(Pipelines.Compile(definition));
        var begun = JournalStarter.Start(JournalPath, request, [new JournalSource(RunSources.Definition, null, definition)]);
        Run whole;
        using (begun.Journal)
        {
            whole = await LocalRunner.RunAsync(request with { Journal = begun.Journal });
        }

        var lines = await File.ReadAllLinesAsync(JournalPath);
        await File.WriteAllLinesAsync(JournalPath, lines.Take(lines.Length / 2));

        using var run = new RunResumer(_workspace).Resume(JournalPath);
        var pipeline = run.Pipeline.ShouldNotBeNull(string.Join('\n', run.Diagnostics));
        var heard = new List<RunEvent>();
        var engine = pipeline.Replayed.ShouldNotBeNull().Engine;
        engine.HasEnded.ShouldBeFalse();
        var ended = await LocalRunner.RunAsync(pipeline, heard.Add);

        engine.HasEnded.ShouldBeTrue("no second engine replays the journal");
        heard.Select(RunEventWriter.ToJsonLine).ShouldBe(whole.Events.Select(RunEventWriter.ToJsonLine));
        ended.Events.ShouldBe(heard);
    }

    private async Task RecordWorkflowAsync(int keptCalls, ExecutionListener? listener = null)
    {
        var workflow = _workspace.Load(new Aef.Documents.Text.SourceText(Source, "run.json")).Workflow!; // it is correct
        var request = new WorkflowRunRequest(workflow, new Handler(this));
        var begun = JournalStarter.Start(JournalPath, request, "run", [new JournalSource(RunSources.Workflow, null, Source)]);
        using (begun.Journal)
        {
            await WorkflowRunner.RunAsync(request with { Journal = begun.Journal }, listener);
        }

        // The process is killed when the next call is about to start.
        var lines = await File.ReadAllLinesAsync(JournalPath);
        var answers = lines.Index()
            .Where(l => l.Item.Contains("\"kind\":\"answer\"", StringComparison.Ordinal))
            .Select(l => l.Index)
            .ToList();
        answers.Count.ShouldBe(2);
        await File.WriteAllLinesAsync(JournalPath, lines.Take(answers[keptCalls - 1] + 1));
    }

    private sealed class Handler(ReplayOnceTests test) : IReplayedCallHandler
    {
        public bool Holds(CallEffect call) => true;

        public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome) => test._replayed.Add(call.Http!.Url);

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            test._called.Add(call.Http!.Url);
            return new CallReply(
                EffectOutcome.FromHttpResponse(200, WorkflowValue.EmptyMap, WorkflowValue.FromString("done")),
                TimeSpan.FromSeconds(1));
        }
    }

    private sealed class Listener(ReplayOnceTests test) : ExecutionListener
    {
        public override void RoutineEntered(
            DateTimeOffset time,
            int fiberId,
            string routine,
            IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
            int depth) => test._mainEntered++;
    }

    private sealed class Story : ExecutionListener
    {
        public List<string> Lines { get; } = [];

        public override bool ReceivesAssignments => true;

        public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => Lines.Add($"{time:T} enter {step.Name}");

        public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step) => Lines.Add($"{time:T} leave {step.Name}");

        public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call) => Lines.Add($"{time:T} call {call.Function}");

        public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome) =>
            Lines.Add($"{time:T} answer {call.Function}");

        public override void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value) =>
            Lines.Add($"{target} = {value.Kind.ToString().ToLowerInvariant()}");

        public override void Ended(DateTimeOffset time, Execution execution) => Lines.Add($"{time:T} {execution.State}");
    }
}
