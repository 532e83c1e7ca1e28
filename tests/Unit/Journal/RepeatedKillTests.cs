using Aef.Tests.Cli;

namespace Aef.Tests.Journal;

/// <summary>
/// A run that is killed twice while the same call is in flight: its record is in the journal three times, and the mocks receive it once.
/// </summary>
public sealed class RepeatedKillTests : IDisposable
{
    private const string Call = "\"kind\":\"call\"";
    private const string Answer = "\"kind\":\"answer\"";
    private const string Mocks = """
        - {call: http.post, times: 1, answer: {body: first}}
        - {call: http.post, times: 1, answer: {body: second}}
        - {call: http.post, times: 1, answer: {body: third}}
        """;

    private readonly CliSession _aef = new();

    private string JournalPath => _aef.PathOf("run.journal");

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_call_that_was_begun_three_times_uses_one_answer_of_the_mocks()
    {
        var source = _aef.File("flow.yaml", """
            - one: {call: http.post, args: {url: "https://x.y/a"}, result: one}
            - two: {call: http.post, args: {url: "https://x.y/a"}, result: two}
            - three: {call: http.post, args: {url: "https://x.y/a"}, result: three}
            - done: {return: ["${one.body}", "${two.body}", "${three.body}"]}
            """);
        var whole = await _aef.RunAsync("simulate", source, "--mocks", _aef.File("mocks.yaml", Mocks), "--journal", JournalPath);
        whole.ExitCode.ShouldBe(0, whole.Error);
        await KillAsync(lines => 1 + Array.FindIndex(lines, l => l.Contains(Call, StringComparison.Ordinal)));
        await KillAsync(lines => 1 + Array.FindLastIndex(lines, FirstAnswer(lines), l => l.Contains(Call, StringComparison.Ordinal)));
        var lines = await File.ReadAllLinesAsync(JournalPath);
        lines.Take(FirstAnswer(lines)).Count(l => l.Contains(Call, StringComparison.Ordinal)).ShouldBe(3);

        for (var kept = FirstAnswer(lines) + 1; kept < lines.Length; kept++)
        {
            var resumed = await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n"))));

            resumed.Output.ShouldBe(whole.Output, $"cut behind line {kept}");
        }
    }

    private static int FirstAnswer(string[] lines) => Array.FindIndex(lines, l => l.Contains(Answer, StringComparison.Ordinal));

    /// <summary>Cuts the journal off, and resumes it to the end.</summary>
    private async Task KillAsync(Func<string[], int> keep)
    {
        var lines = await File.ReadAllLinesAsync(JournalPath);
        await File.WriteAllTextAsync(JournalPath, string.Concat(lines.Take(keep(lines)).Select(l => l + "\n")));
        (await _aef.RunAsync("resume", JournalPath)).ExitCode.ShouldBe(0);
    }
}
