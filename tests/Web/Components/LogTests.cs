using Aef.Web.Runs;

namespace Aef.Tests.Web.Components;

/// <summary>The lines of logs: their index, and their colours.</summary>
public sealed class LogTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Lines_are_read_from_anywhere()
    {
        File.WriteAllText(_path, string.Concat(Enumerable.Range(0, 10_000).Select(i => $"line {i}\n")) + "unfinished");
        var log = new LogIndex(_path);

        log.Refresh().ShouldBeTrue();
        log.Count.ShouldBe(10_000);
        log.Read(0, 2).ShouldBe(["line 0", "line 1"]);
        log.Read(255, 3).ShouldBe(["line 255", "line 256", "line 257"]);
        log.Read(9_999, 10).ShouldBe(["line 9999"]);
        log.Read(10_000, 10).ShouldBeEmpty();
        log.Refresh().ShouldBeFalse();
    }

    [Fact]
    public void What_is_appended_is_found_and_a_line_is_complete_only_with_its_end()
    {
        var log = new LogIndex(_path);
        File.AppendAllText(_path, "a\nb");
        log.Refresh();
        log.Count.ShouldBe(1);

        File.AppendAllText(_path, "c\n");
        log.Refresh().ShouldBeTrue();
        log.Read(0, 9).ShouldBe(["a", "bc"]);

        File.WriteAllText(_path, "new\n");
        log.Refresh();
        log.Read(0, 9).ShouldBe(["new"]);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_cut()
    {
        File.WriteAllText(_path, "first\n" + new string('x', 10 << 20) + "\nlast\n");
        var log = new LogIndex(_path);
        log.Refresh();

        log.Read(0, 9).ShouldBe(["first", new string('x', LogIndex.MaxLineBytes) + " … [cut; download the log]", "last"]);
        log.Find("last", 0).ShouldBe(2);
    }

    [Fact]
    public void A_search_ignores_case_only_for_small_letters_and_crosses_blocks()
    {
        var lines = Enumerable.Range(0, 200_000).Select(i => i == 150_000 ? "An Error here\n" : $"nothing {i}\n");
        File.WriteAllText(_path, string.Concat(lines));
        var log = new LogIndex(_path);
        log.Refresh();

        log.Find("error", 0).ShouldBe(150_000);
        log.Find("Error", 0).ShouldBe(150_000);
        log.Find("ERROR", 0).ShouldBe(-1);
        log.Find("error", 150_000).ShouldBe(150_000);
        log.Find("error", 150_001).ShouldBe(-1);
        log.Find("nothing 199999", 0).ShouldBe(199_999);
        log.Find(string.Empty, 0).ShouldBe(-1);
    }

    [Fact]
    public void A_missing_file_has_no_lines()
    {
        var log = new LogIndex(_path + ".missing");

        log.Refresh().ShouldBeFalse();
        log.Read(0, 5).ShouldBeEmpty();
        log.Find("x", 0).ShouldBe(-1);
    }

    [Theory]
    [InlineData("plain", "plain|")]
    [InlineData("\u001b[31mred\u001b[0m not", "red|ansi-31;\u0020not|")]
    [InlineData("\u001b[1;92mb\u001b[22mn\u001b[mx", "b|ansi-92 ansi-bold;n|ansi-92;x|")]
    [InlineData("\u001b[38;5;201mother\u001b[38;2;1;2;3mtrue", "other|;true|")]
    [InlineData("a\u001b[2J\u001b[10;10Hb", "ab|")]
    [InlineData("a\u001b]0;title\u0007b", "ab|")]
    [InlineData("a\u001b]8;;http://evil\u001b\\link", "alink|")]
    [InlineData("a\u001b", "a|")]
    [InlineData("a\u001b[", "a|")]
    [InlineData("\u202Eevil", "\\u202eevil|")]
    public void Only_colours_and_weights_of_a_line_remain(string line, string expected) =>
        string.Join(';', AnsiText.Parse(line).Select(p => $"{p.Text}|{p.Style}")).ShouldBe(expected);
}
