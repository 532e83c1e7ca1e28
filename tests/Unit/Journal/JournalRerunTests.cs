using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

public sealed class JournalRerunTests : IDisposable
{
    private const string Sleep = """{"sleep": {"call": "sys.sleep", "args": {"seconds": 60}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-rerun").FullName;
    private readonly List<string> _called = [];
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly AefWorkspace _workspace = new(new Aef.Adapters.Yaml.YamlDocumentReader());

    private string JournalPath => Path.Combine(_folder, "run.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Only_the_call_that_failed_is_made_again()
    {
        _broken.Add("pay");
        (await RunAsync(Steps(Post("order"), Post("pay"), Post("ship")))).State.ShouldBe(ExecutionState.Failed);
        _called.ShouldBe(["order", "pay"]);
        HowToFix();

        var (execution, diagnostics) = await RerunAsync();

        execution!.State.ShouldBe(ExecutionState.Succeeded);
        _called.ShouldBe(["pay", "ship"]);
        diagnostics.ShouldBe(["AEF6164"]);
    }

    [Fact]
    public async Task Completed_work_of_other_branches_is_not_repeated()
    {
        _broken.Add("b");
        var source = Steps(Post("first"), Parallel([Post("a")], [Post("b"), Post("b2")], [Sleep, Post("c"), Post("d")]), Post("last"));
        (await RunAsync(source)).State.ShouldBe(ExecutionState.Failed);
        _called.ShouldBe(["first", "a", "b", "c", "d"]);
        HowToFix();

        var (execution, _) = await RerunAsync();

        execution!.State.ShouldBe(ExecutionState.Succeeded);
        _called.ShouldBe(["b", "b2", "last"]);
    }

    [Fact]
    public async Task A_rerun_that_fails_again_is_rerun_from_there_and_every_journal_is_kept()
    {
        _broken.UnionWith(["pay", "ship"]);
        await RunAsync(Steps(Post("order"), Post("pay"), Post("ship"), Post("bill")));
        HowToFix("pay");
        (await RerunAsync()).Execution!.State.ShouldBe(ExecutionState.Failed);
        _called.ShouldBe(["pay", "ship"]);
        HowToFix();

        var (execution, _) = await RerunAsync();

        execution!.State.ShouldBe(ExecutionState.Succeeded);
        _called.ShouldBe(["ship", "bill"]);
        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order().ShouldBe(["run.journal", "run.journal.1", "run.journal.2"]);
    }

    [Fact]
    public async Task A_rerun_that_is_killed_anywhere_is_resumed_and_still_does_nothing_twice()
    {
        _broken.Add("b");
        var source = Steps(Post("first"), Parallel([Post("b"), Post("b2")], [Sleep, Post("c"), Post("d")]), Post("last"));
        await RunAsync(source);
        HowToFix();
        await RerunAsync();
        var lines = await File.ReadAllLinesAsync(JournalPath);
        var copied = Array.FindIndex(lines, l => l.Contains("\"kind\":\"resume\"", StringComparison.Ordinal));
        copied.ShouldBeGreaterThan(3);
        for (var kept = copied; kept < lines.Length; kept++)
        {
            _called.Clear();
            await File.WriteAllLinesAsync(JournalPath, lines.Take(kept));
            var before = CalledIn(lines.Take(kept).Skip(copied));

            using var run = new RunResumer(_workspace).Resume(JournalPath, new ResumeOptions { InFlight = InFlightRule.Again, Calls = _ => new FakeCallHandler(this) });
            var execution = await WorkflowRunner.RunAsync(run.Workflow!); // nothing has changed

            execution.State.ShouldBe(ExecutionState.Succeeded, $"cut behind line {kept}");
            string.Join(" ", before.Concat(_called).Order(StringComparer.Ordinal)).ShouldBe("b b2 last", $"cut behind line {kept}");
        }
    }

    [Fact]
    public async Task A_run_that_failed_by_itself_needs_a_step_to_begin_at()
    {
        var source = Steps(Post("start"), """{"poll": {"call": "http.get", "args": {"url": "https://world/state"}, "result": "r"}}""", """{"judge": {"switch": [{"condition": "${r.body != \"well\"}", "raise": "the job has failed"}]}}""", Post("close"));
        _broken.Add("unwell");
        (await RunAsync(source)).State.ShouldBe(ExecutionState.Failed);
        HowToFix();

        (await RerunAsync()).Diagnostics.ShouldBe(["AEF6165"]);
        (await RerunAsync("nothing")).Diagnostics.ShouldBe(["AEF6166"]);
        var (execution, diagnostics) = await RerunAsync("poll");

        execution!.State.ShouldBe(ExecutionState.Succeeded);
        diagnostics.ShouldBe(["AEF6164"]);
        _called.ShouldBe(["state", "close"]);
    }

    [Fact]
    public async Task A_cancelled_run_continues_where_it_was()
    {
        using var cancel = new CancellationTokenSource();
        await RunAsync(Steps(Post("one"), Post("stop"), Post("two")), cancel);
        _called.ShouldBe(["one", "stop"]);
        HowToFix();

        var (execution, _) = await RerunAsync();

        execution!.State.ShouldBe(ExecutionState.Succeeded);
        _called.ShouldBe(["two"]);
    }

    private static string Post(string deed) =>
        """{"DEED": {"call": "http.post", "args": {"url": "https://world/DEED", "body": "${sys.now()}"}}}""".Replace("DEED", deed, StringComparison.Ordinal);

    private static string Parallel(params string[][] branches)
    {
        var texts = branches.Select((steps, i) => """{"bNUMBER": {"steps": [STEPS]}}""".Replace("NUMBER", $"{i}", StringComparison.Ordinal).Replace("STEPS", string.Join(", ", steps), StringComparison.Ordinal));
        return """{"p": {"parallel": {"exception_policy": "continueAll", "branches": [BRANCHES]}}}""".Replace("BRANCHES", string.Join(", ", texts), StringComparison.Ordinal);
    }

    private static string Steps(params string[] steps) => """{"main": {"steps": [STEPS]}}""".Replace("STEPS", string.Join(", ", steps), StringComparison.Ordinal);

    private void HowToFix(string? one = null)
    {
        _called.Clear();
        _broken.RemoveWhere(b => one is null || b == one);
    }

    private async Task<Execution> RunAsync(string source, CancellationTokenSource? cancel = null)
    {
        var workflow = _workspace.Load(new Aef.Documents.Text.SourceText(source)).Workflow!; // the strings of the tests are valid
        var request = new WorkflowRunRequest(workflow, new FakeCallHandler(this, cancel));
        var begun = JournalStarter.Start(JournalPath, request, "test", [new JournalSource(RunSources.Workflow, null, source)]);
        using var journal = begun.Journal;
        return await WorkflowRunner.RunAsync(request with { Journal = journal }, null, cancel?.Token ?? default);
    }

    private async Task<(Execution? Execution, IReadOnlyList<string> Diagnostics)> RerunAsync(string? from = null)
    {
        using var run = new RunReruns(_workspace).Rerun(JournalPath, new RerunOptions { From = from, Calls = _ => new FakeCallHandler(this) });
        return (run.HasErrors ? null : await WorkflowRunner.RunAsync(run.Workflow!), [.. run.Diagnostics.Select(d => d.Code)]); // a run without errors has one
    }

    /// <summary>What was called between the lines and answered there.</summary>
    private static List<string> CalledIn(IEnumerable<string> lines)
    {
        var called = new List<string>();
        string? call = null;
        foreach (var line in lines)
        {
            if (line.Contains("\"kind\":\"answer\"", StringComparison.Ordinal) && call is not null)
            {
                called.Add(call);
            }

            call = line.Contains("\"kind\":\"call\"", StringComparison.Ordinal) ? line.Split("https://world/")[1].Split('"')[0] : null;
        }

        called.RemoveAll(c => c is "c" or "d"); // an earlier run has made them
        return called;
    }

    private sealed class FakeCallHandler(JournalRerunTests test, CancellationTokenSource? cancel = null) : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            var deed = new Uri(call.Http!.Url).AbsolutePath[1..]; // the sources call http alone
            test._called.Add(deed);
            if (deed == "stop")
            {
                cancel?.Cancel();
            }

            var answer = test._broken.Contains(deed)
                ? EffectOutcome.FromHttpResponse(500, default, "no")
                : EffectOutcome.FromHttpResponse(200, default, test._broken.Contains("unwell") ? "unwell" : "well");
            return new CallReply(answer, TimeSpan.FromSeconds(1));
        }
    }
}
