using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

/// <summary>
/// Which calls of a rerun are known from the run before, and which are made: by their branch, their number there, their step and their
/// function.
/// </summary>
public sealed class RerunMatchingTests : IDisposable
{
    private const string Nap = """{"nap": {"call": "sys.sleep", "args": {"seconds": 60}}}""";

    /// <summary>The second branch goes another way once 'b' has succeeded.</summary>
    private const string Choice = """
        {"choose": {"switch": [{"condition": "${flag}", "next": "d"}]}},
        {"c": {"call": "http.post", "args": {"url": "https://world/c"}, "next": "joined"}},
        {"d": {"call": "http.post", "args": {"url": "https://world/d"}}},
        {"joined": {"assign": [{"x": 1}]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-matching").FullName;
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());
    private readonly JumpingClock _clock = new();
    private readonly List<string> _called = [];
    private string? _broken;

    private string JournalPath => Path.Combine(_folder, "run.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_iteration_whose_number_begins_like_that_of_the_failed_one_is_not_run_again()
    {
        _broken = "i10";
        await RunAsync("""
            {"p": {"parallel": {"exception_policy": "continueAll", "for": {"value": "v", "range": [0, 11], "steps": [
              {"nap": {"call": "sys.sleep", "args": {"seconds": "${if(v == 10, 0, 60)}"}}},
              {"ask": {"call": "http.post", "args": {"url": "${\"https://world/i\" + string(v)}"}}}]}}}}
            """);
        _called.Count.ShouldBe(12);

        await RerunAsync();

        _called.ShouldBe(["i10"]);
    }

    [Fact]
    public async Task A_call_of_another_step_is_made_although_its_branch_number_and_function_are_known()
    {
        _broken = "b";
        await RunAsync(Branches("b", Nap + ", " + Choice));
        _called.ShouldBe(["b", "c"]);

        await RerunAsync();

        _called.ShouldBe(["b", "d"]);
    }

    [Fact]
    public async Task What_follows_a_fork_in_which_a_branch_made_a_new_call_is_called()
    {
        _broken = "b";
        var fork = """{"fork": {"parallel": {"branches": [{"one": {"steps": [CHOICE]}}, {"two": {"steps": [POST]}}]}}}"""
            .Replace("CHOICE", Choice, StringComparison.Ordinal)
            .Replace("POST", Post("e"), StringComparison.Ordinal);
        await RunAsync(Branches("b", $"{Nap}, {fork}, {Post("y")}"));
        _called.Order(StringComparer.Ordinal).ShouldBe(["b", "c", "e", "y"]);

        await RerunAsync();

        _called.ShouldBe(["b", "d", "y"]);
    }

    [Fact]
    public async Task On_real_time_a_known_call_does_not_wait_again()
    {
        _broken = "b";
        await RunAsync(Branches("b", $"{Nap}, {Post("slow")}"), realTime: true);
        _called.ShouldBe(["b", "slow"]);
        var begun = _clock.GetUtcNow();

        await RerunAsync();

        _called.ShouldBe(["b"]);
        (_clock.GetUtcNow() - begun).ShouldBeLessThan(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task A_rerun_through_a_link_follows_it()
    {
        _broken = "b";
        await RunAsync(Post("b"));
        var link = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "links")).FullName, "latest.journal");
        File.CreateSymbolicLink(link, JournalPath);

        await RerunAsync(link);

        new FileInfo(link).LinkTarget.ShouldBe(JournalPath);
        JournalReader.ReadFile(JournalPath).Journal.ShouldNotBeNull().Header.RerunOf.ShouldBe("test");
        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["run.journal", "run.journal.1"]);
        Directory.EnumerateFiles(Path.GetDirectoryName(link)!).ShouldBe([link]); // a file has a folder
    }

    [Fact]
    public async Task A_rerun_keeps_the_permissions_of_the_journal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _broken = "b";
        await RunAsync(Post("b"));
        File.SetUnixFileMode(JournalPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await RerunAsync();

        File.GetUnixFileMode(JournalPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
    }

    [Theory]
    [InlineData(JournalDurability.Process, false)]
    [InlineData(JournalDurability.Power, true)]
    public async Task Beginning_resuming_and_rerunning_force_records_onto_the_disk_when_that_was_asked_for(
        JournalDurability durability,
        bool expected)
    {
        _broken = "b";
        await RunAsync(Post("b"));
        var workflow = _workspace.Load(new SourceText("""{"main": {"steps": [{"done": {"return": 1}}]}}""")).Workflow.ShouldNotBeNull();
        var request = new WorkflowRunRequest(workflow, new FakeCallHandler(this));
        var location = Path.Combine(_folder, "begun.journal");
        using (var begun = JournalStarter.Start(location, request, "test", [], durability: durability).Journal.ShouldNotBeNull())
        {
            begun.IsSynced.ShouldBe(expected);
        }

        using (var resumed = new RunResumer(_workspace).Resume(JournalPath, new ResumeOptions { Calls = _ => new FakeCallHandler(this), Durability = durability }))
        {
            resumed.Workflow.ShouldNotBeNull().Journal.ShouldNotBeNull().IsSynced.ShouldBe(expected);
        }

        using var rerun = new RunReruns(_workspace).Rerun(JournalPath, new RerunOptions { Calls = _ => new FakeCallHandler(this), Durability = durability });
        rerun.Workflow.ShouldNotBeNull().Journal.ShouldNotBeNull().IsSynced.ShouldBe(expected);
    }

    [Fact]
    public void The_option_of_the_command_asks_for_it()
    {
        Aef.Cli.Commands.CommonOptions.Durability(sync: true).ShouldBe(JournalDurability.Power);
        Aef.Cli.Commands.CommonOptions.Durability(sync: false).ShouldBe(JournalDurability.Process);
    }

    private static string Post(string deed) =>
        """{"DEED": {"call": "http.post", "args": {"url": "https://world/DEED"}}}""".Replace("DEED", deed, StringComparison.Ordinal);

    private static string Branches(string first, string second) =>
        """
        {"init": {"assign": [{"flag": false}]}},
        {"p": {"parallel": {"shared": ["flag"], "exception_policy": "continueAll", "branches": [
          {"left": {"steps": [FIRST, {"mark": {"assign": [{"flag": true}]}}]}},
          {"right": {"steps": [SECOND]}}]}}}
        """
            .Replace("FIRST", Post(first), StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal);

    private async Task RunAsync(string steps, bool realTime = false)
    {
        var source = """{"main": {"steps": [STEPS]}}""".Replace("STEPS", steps, StringComparison.Ordinal);
        var loaded = _workspace.Load(new SourceText(source));
        loaded.Diagnostics.Where(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        var request = new WorkflowRunRequest(loaded.Workflow.ShouldNotBeNull(), new FakeCallHandler(this))
        {
            RealTime = realTime,
            Clock = _clock,
        };
        using var journal = JournalStarter.Start(JournalPath, request, "test", [new JournalSource(RunSources.Workflow, null, source)]).Journal;
        (await WorkflowRunner.RunAsync(request with { Journal = journal })).State.ShouldBe(ExecutionState.Failed);
    }

    private async Task RerunAsync(string? path = null)
    {
        _broken = null;
        _called.Clear();
        using var run = new RunReruns(_workspace).Rerun(path ?? JournalPath, new RerunOptions { Calls = _ => new FakeCallHandler(this), Clock = _clock });
        var execution = await WorkflowRunner.RunAsync(run.Workflow.ShouldNotBeNull());
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
    }

    private sealed class FakeCallHandler(RerunMatchingTests test) : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            var deed = new Uri(call.Http!.Url).AbsolutePath[1..]; // the sources call http alone
            test._called.Add(deed);
            var answer = EffectOutcome.FromHttpResponse(deed == test._broken ? 500 : 200, default, "answer");
            return new CallReply(answer, deed == "slow" ? TimeSpan.FromMinutes(4) : TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A clock that jumps to the end of every wait, so that nobody waits.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
