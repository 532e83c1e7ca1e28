namespace Aef.Tests.Cli;

/// <summary>Commands below commands, such as <c>aef schedule backfill</c>: messages, help and completion use their whole names.</summary>
public sealed class NestedCommandTests : IDisposable
{
    private const string Pipeline =
        "name: p\nschedule: [{name: yellow, cron: 0 5 * * *}, {cron: 0 6 * * *}]\n"
        + "levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("schedule backfill p.yaml --from 2026-01-01", "Option '--to' is required.", "aef schedule backfill")]
    [InlineData("schedule next", "aef schedule next needs a FILE.", "aef schedule next")]
    [InlineData("schedule next a.yaml b.yaml", "aef schedule next needs only one FILE; \"b.yaml\" is too much.", "aef schedule next")]
    [InlineData(
        "schedule next a.yaml --to x",
        "\"--to\" is an option of \"aef schedule backfill\" and \"aef backfill\", not of \"aef schedule next\".",
        "aef schedule next")]
    [InlineData("validate a.yaml --count 1", "\"--count\" is an option of \"aef schedule next\", not of \"aef validate\".", "aef validate")]
    [InlineData("schedule", "aef schedule needs a command: \"aef schedule next\", \"aef schedule backfill\".", "aef schedule")]
    [InlineData("schedule nex", "Unknown command \"schedule nex\". Did you mean \"next\"?", "aef schedule")]
    public async Task Wrong_usage_names_the_whole_command(string line, string problem, string command)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("aef: " + problem);
        result.Error.ShouldContain($"See '{command} --help'.");
    }

    [Theory]
    [InlineData("help schedule backfill", "aef schedule backfill")]
    [InlineData("schedule backfill --help", "aef schedule backfill")]
    [InlineData("help schedule", "aef schedule ")]
    [InlineData("schedule --help", "aef schedule ")]
    [InlineData("schedule -h", "aef schedule ")]
    [InlineData("help simulate", "aef simulate")]
    public async Task Help_describes_a_nested_command(string line, string usage)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        (result.ExitCode, result.Error).ShouldBe((0, string.Empty));
        result.Output[result.Output.IndexOf("Usage:", StringComparison.Ordinal)..].ReplaceLineEndings("\n").Split('\n')[1]
            .ShouldContain(usage[4..]);
    }

    [Fact]
    public async Task Completion_knows_nested_commands_and_their_options()
    {
        var bash = (await _aef.RunAsync("completion", "bash")).Output;
        var powershell = (await _aef.RunAsync("completion", "pwsh")).Output;

        bash.Split('\n').Single(l => l.StartsWith("    schedule)", StringComparison.Ordinal))
            .ShouldBe(
                "    schedule) words=\"--binding --config --count --executors --from --help --jobs --output --schedule --to\"; "
                + "subcommands=\"next backfill\" ;;",
                customMessage: "of both commands");
        powershell.ShouldContain("    'schedule' = 'next', 'backfill'\n");
        powershell.ShouldContain("elseif ($words.Count -eq 2) { $subcommands[$words[1]] }\n");
    }

    [Theory]
    [InlineData("next", "nope", "Its schedules are \"yellow\" and \"p\".")]
    [InlineData("backfill", "nope", "Its schedules are \"yellow\" and \"p\".")]
    [InlineData("backfill", "yello", "Did you mean \"yellow\"?")]
    public async Task A_wrong_name_of_a_schedule_lists_those_of_the_pipeline(string command, string name, string hint)
    {
        string[] range = command == "backfill" ? ["--from", "2026-01-01", "--to", "2026-01-02"] : [];

        var result = await _aef.RunAsync(["schedule", command, _aef.File("p.yaml", Pipeline), "--schedule", name, .. range]);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain($"error AEF6194: The pipeline has no schedule with the name \"{name}\". {hint}");
    }
}
