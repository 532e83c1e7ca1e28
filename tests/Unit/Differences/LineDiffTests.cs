using Aef.Adapters.Differences;
using Aef.Core.Operations;

namespace Aef.Tests.Differences;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", " a  b  c")]
    [InlineData("a b c", "a x c", " a -b +x  c")]
    [InlineData("a b c", "b c d", "-a  b  c +d")]
    [InlineData("a b", "c d", "-a -b +c +d")]
    [InlineData("a", "a b", " a +b")]
    [InlineData("a b", "b", "-a  b")]
    public void Lines_of_both_texts_come_in_one_order(string expected, string actual, string shown) =>
        Show(Compare(expected.Split(' '), actual.Split(' '))).ShouldBe(shown);

    [Fact]
    public void An_empty_text_has_no_lines()
    {
        Show(Compare([], ["a", "b"])).ShouldBe("+a +b");
        Show(Compare(["a", "b"], [])).ShouldBe("-a -b");
        Compare([], []).ShouldBeEmpty();
    }

    [Fact]
    public void Case_blanks_and_empty_lines_count() =>
        Show(Compare(["A", string.Empty, " b"], ["a", string.Empty, "b"])).ShouldBe("-A +a   - b +b");

    [Fact]
    public void Both_texts_can_be_read_back_from_any_comparison()
    {
        var random = new Random(20261129);
        for (var i = 0; i < 500; i++)
        {
            var (expected, actual) = (Lines(random), Lines(random));

            var lines = Compare(expected, actual);

            lines.Where(l => l.Kind != DiffLineKind.Actual).Select(l => l.Text).ShouldBe(expected);
            lines.Where(l => l.Kind != DiffLineKind.Expected).Select(l => l.Text).ShouldBe(actual);
        }
    }

    private static string[] Lines(Random random) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];

    private static IReadOnlyList<DiffLine> Compare(string[] expected, string[] actual) => new LineDiff().Compare(expected, actual);

    private static string Show(IReadOnlyList<DiffLine> lines) => string.Join(' ', lines.Select(l => l.Kind switch
    {
        DiffLineKind.Expected => "-",
        DiffLineKind.Actual => "+",
        _ => " ",
    } + l.Text));
}
