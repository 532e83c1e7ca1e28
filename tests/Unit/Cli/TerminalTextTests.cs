using Aef.Cli.Terminal;
using Aef.Documents.Display;

namespace Aef.Tests.Cli;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain name", "plain name")]
    [InlineData("naïve 日本 🚀", "naïve 日本 🚀")]
    [InlineData("two\nlines", "two\\nlines")]
    [InlineData("\e[31mred\e[0m", "\\u001b[31mred\\u001b[0m")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("a\u202Etxt.exe", "a\\u202etxt.exe")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("[red]markup[/]", "[red]markup[/]")]
    [InlineData("::error::x", "\\::error::x")]
    [InlineData("  ::add-mask::x", "\\  ::add-mask::x")]
    [InlineData("a ##VSO[task.complete]", "a ##vso\\[task.complete]")]
    [InlineData("a ##vso[task.complete]", "a ##vso\\[task.complete]")]
    [InlineData("##[group]", "##\\[group]")]
    public void What_could_drive_a_terminal_or_a_runner_is_written_as_an_escape(string text, string shown) =>
        TerminalText.Clean(text).ShouldBe(shown);

    [Fact]
    public void A_lone_surrogate_is_shown_as_the_replacement_character() =>
        TerminalText.Clean("a\uD800\n").ShouldBe("a\uFFFD\\n");

    [Fact]
    public void Joined_emoji_stay_joined() => TerminalText.Clean("👩‍🚀\t").ShouldBe("👩‍🚀\\t");

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🚀", 2)]
    public void Width_counts_columns_and_not_characters(string text, int width) => TerminalText.Width(text).ShouldBe(width);

    [Theory]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("日本語", 4, "日… ")]
    [InlineData("abc", 0, "")]
    public void Fit_pads_or_cuts_to_the_columns_asked_for(string text, int width, string fitted) =>
        TerminalText.Fit(text, width).ShouldBe(fitted);

    [Fact]
    public void Color_is_written_only_where_it_is_allowed()
    {
        var plain = new StringWriter();
        new TerminalWriter(plain).WriteLine("x", TextStyle.Bad);
        var colored = new StringWriter();
        new TerminalWriter(colored, color: true).WriteLine("x", TextStyle.Bad);

        plain.ToString().ShouldBe("x\n");
        colored.ToString().ShouldBe("\e[31mx\e[0m\n");
    }
}
