using Aef.Cli.Rendering;
using Aef.Cli.Terminal;

namespace Aef.Tests.Cli;

public sealed class MarkdownViewTests
{
    [Fact]
    public void Code_keeps_its_back_quotes_without_color_and_loses_them_with_it()
    {
        Show("Write `a b`, not `c`.").ShouldBe("Write `a b`, not `c`.\n");
        Show("Write `a b`, not `c`.", color: true).ShouldBe("Write \e[36ma b\e[0m, not \e[36mc\e[0m.\n");
    }

    [Fact]
    public void Code_is_never_broken_over_two_lines() =>
        Show(string.Concat(Enumerable.Repeat("word ", 11)) + "`one two three four`")
            .ShouldBe($"{string.Join(' ', Enumerable.Repeat("word", 11))}\n`one two three four`\n");

    [Fact]
    public void A_link_is_shown_by_its_words_but_not_inside_code() =>
        Show("See [the format](../simulate.md) and `a[0](1)`.").ShouldBe("See the format (docs/simulate.md) and `a[0](1)`.\n");

    [Fact]
    public void An_unclosed_back_quote_is_text() => Show("It is ` alone").ShouldBe("It is ` alone\n");

    [Fact]
    public void Items_of_a_list_are_below_each_other_with_their_rest_set_in() =>
        Show("Either\n\n- one and a long text that goes on and on until the line is full\n- two").ShouldBe(
            "Either\n\n- one and a long text that goes on and on until the line is\n  full\n- two\n");

    [Fact]
    public void Examples_and_tables_keep_their_lines() =>
        Show("```yaml\na:   1\n\nb: 2\n```\n\n| a | b |\n| - | - |\n").ShouldBe("    a:   1\n\n    b: 2\n\n| a | b |\n| - | - |\n");

    [Fact]
    public void An_example_that_is_never_closed_ends_with_the_page() => Show("```\na\n").ShouldBe("    a\n\n");

    private static string Show(string markdown, bool color = false)
    {
        var text = new StringWriter();
        new MarkdownView(new TerminalWriter(text, color, width: 60)).Write(markdown);
        return text.ToString();
    }
}
