using System.Net.Http.Json;
using System.Text;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;
using Aef.Server;

namespace Aef.Tests.Google.Publishing;

/// <summary><c>aef publish</c> and <c>aef schedules</c> in process, against <c>aef serve</c>.</summary>
#pragma warning disable CA1001 // IAsyncLifetime disposes of it.
public sealed class CommandTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly Project _project = new();
    private AefServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await AefServer.StartAsync(new AefServerOptions());
        using var client = new HttpClient { BaseAddress = _server.Urls[0] };
        foreach (var bucket in new[] { "jobs", "composer" })
        {
            (await client.PostAsJsonAsync("/storage/v1/b?project=p1", new { name = bucket })).EnsureSuccessStatusCode();
        }

        _project.WriteAllKinds(1);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _project.Dispose();
    }

    [Fact]
    public void A_plan_is_shown_written_reviewed_applied_and_applied_again()
    {
        var plan = Path.Combine(_project.Folder, "plan.out");
        var summary = Path.Combine(_project.Folder, "plan.md");
        var planned = Run("publish", _project.Folder, "--plan-only", "--plan-file", plan, "--summary", summary);
        planned.Code.ShouldBe(0, planned.Error);
        planned.Output.ShouldContain("+ workflow plain");
        planned.Output.ShouldContain("to create, 0 to change, 0 to delete");
        File.ReadAllText(summary).ShouldContain("| create | workflow plain |");
        Run("schedules", "list", "--folder", _project.Folder).Output.ShouldBeEmpty();

        var applied = Run("publish", _project.Folder, "--plan", plan, "--yes");
        applied.Code.ShouldBe(0, applied.Error);
        applied.Output.ShouldContain("Published: ");
        var again = Run("publish", _project.Folder, "--plan", plan, "--yes");
        again.Code.ShouldBe(0, again.Error);
        again.Output.ShouldContain("No changes");

        _project.WriteAllKinds(2);
        var refused = Run("publish", _project.Folder, "--plan", plan, "--yes");
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("AEF7705");
    }

    [Fact]
    public void Nothing_is_changed_without_a_confirmation()
    {
        var nobody = Run("publish", _project.Folder);
        nobody.Code.ShouldBe(1);
        nobody.Error.ShouldContain("AEF7718");
        var no = Ask("no\n", "publish", _project.Folder);
        no.Code.ShouldBe(1);
        no.Error.ShouldContain("Nothing was changed.");
        Run("schedules", "list", "--folder", _project.Folder).Output.ShouldBeEmpty();
        var yes = Ask("yes\n", "publish", _project.Folder);
        yes.Code.ShouldBe(0, yes.Error);
        Run("schedules", "list", "--folder", _project.Folder).Output.ShouldContain("daily  ENABLED  1 5 * * * (Europe/Berlin)");
    }

    [Fact]
    public void Schedules_are_paused_and_resumed_and_an_unknown_one_is_an_error()
    {
        Run("publish", _project.Folder, "--yes").Code.ShouldBe(0);
        Run("schedules", "pause", "daily", "--folder", _project.Folder).Output.ShouldBe("daily paused\n");
        Run("schedules", "list", "--folder", _project.Folder).Output.ShouldContain("daily  PAUSED by hand");
        Run("publish", _project.Folder, "--yes").Error.ShouldContain("AEF7710");
        Run("schedules", "resume", "daily", "--folder", _project.Folder).Output.ShouldBe("daily resumed\n");
        var unknown = Run("schedules", "run", "nightly", "--folder", _project.Folder);
        unknown.Code.ShouldBe(1);
        unknown.Error.ShouldContain("AEF7715");
        Run("schedules", "list", "--folder", _project.Folder, "--output", "json").Output.ShouldStartWith("[\n");
    }

    [Theory]
    [InlineData("--yes", "--plan-only")]
    [InlineData("--rollback", "000001-aaa")]
    [InlineData("--workflow", "plain")]
    [InlineData("--endpoint", "ftp://127.0.0.1/")]
    public void Options_that_contradict_each_other_are_a_usage_error(params string[] options) =>
        Execute(null, ["publish", _project.Folder, "--environment", "dev", .. options]).Code.ShouldBe(2);

    [Fact]
    public void Without_a_token_nothing_is_sent_to_Google()
    {
        var result = Execute(
            null,
            ["publish", _project.Folder, "--environment", "dev", "--plan-only", "--endpoint", "https://workflows.googleapis.com/"]);
        result.Code.ShouldBe(1);
        result.Error.ShouldContain("AEF7717");
        result.Error.ShouldContain("AEF_ACCESS_TOKEN");
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        Execute(null, [.. arguments, "--environment", "dev", "--endpoint", _server.Urls[0].AbsoluteUri]);

    private (int Code, string Output, string Error) Ask(string answer, params string[] arguments) =>
        Execute(answer, [.. arguments, "--environment", "dev", "--endpoint", _server.Urls[0].AbsoluteUri]);

    private static (int Code, string Output, string Error) Execute(string? answer, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(
            () => new MemoryStream(Encoding.UTF8.GetBytes(answer ?? string.Empty)), new TerminalWriter(output), new TerminalWriter(error))
        {
            CanAsk = answer is not null,
        };
        var code = AefCommandLine.RunAsync(arguments, console).GetAwaiter().GetResult();
        return (code, output.ToString(), error.ToString());
    }
}
