using System.Globalization;
using System.Text;

namespace Aef.Tests.Cli;

/// <summary>A run with a journal is one execution, also of a pipeline that is deployed as several workflows.</summary>
public sealed class LargeJournalTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_pipeline_that_is_larger_than_a_workflow_keeps_a_journal_and_is_resumed_from_it()
    {
        var text = new StringBuilder("name: big\nlevels:\n");
        for (var i = 0; i < 480; i++)
        {
            text.Append(i % 3 == 0 ? "- - " : "  - ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{{job_id: J{i}, job_name: {new string('n', 200)}{i}, executor: dataform-tag-executor}}\n");
        }

        var journal = _aef.PathOf("big.journal");

        var run = await _aef.RunAsync("simulate", _aef.File("big.yaml", text.ToString()), "--journal", journal);

        run.ExitCode.ShouldBe(0, run.Error);
        var lines = await File.ReadAllLinesAsync(journal);
        var cut = _aef.File("cut.journal", string.Concat(lines.Take(lines.Length / 2).Select(l => l + "\n")));
        (await _aef.RunAsync("resume", cut)).Output.ShouldBe(run.Output);
    }
}
