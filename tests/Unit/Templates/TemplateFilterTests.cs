using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Aef.Core.Targets;
using Aef.Core.Views.Templates;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Tests.Diagnostics;
using Aef.Tests.Parameters;
using Aef.Tests.Printing;
using Aef.Tests.Support;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Aef.Tests.Templates;

/// <summary>What a filter writes is one literal of its language for every value: real parsers read the same value back.</summary>
public sealed class TemplateFilterTests
{
    private static readonly string[] More =
    [
        "::error::x", "##[error]x", "##vso[task.complete]", "a\n::set-output name=a::b", "-n", "--version", "~", "*", "!x", "a=b", "1.",
        "2)", "1. x", "- x", "+ x", "# x", "=", "===", "---", "***", "```", "~~~", "    code", "\tcode", "| a | b |", "a|b",
        "[a](http://b)", "![a](b)", "<b>x</b>", "<http://x.y>", "http://x.example/a_b", "https://x.example", "HTTP://X.EXAMPLE",
        "www.example.com", "ftp://x.example", "mailto:a@b.example", "tel:+4930", "user@example.com", "@user", "#12", "GH-12", "a\\",
        "\\*", "&lt;b&gt;", "&#60;b&#62;", "*a*", "__a__", "~~a~~", "==a==", "^a^", "H~2~O", ":smile:", ": def", "[^1]", "[^1]: note",
        "[a]: http://b", "*[HTML]: x", "$a$", "$$", "{.class}", "{#id onclick=x}", "::: box", "^^^", "- [ ] task", "\"\"", "...", "--",
        "a  ", "a\\\nb", "a\n\nb", "a\n# b", "a\n- b", "a\n---", "%%%", "a\u2028b", "1\u00a0. x",
    ];

    private static readonly string[] Strings = Create();

    private static string[] Create()
    {
        var random = new Random(7);
        return [.. More, .. Enumerable.Range(0, 400).Select(_ => HostileStrings.Next(random)), new string('k', 2000)];
    }

    private static IEnumerable<DocumentNode> Values()
    {
        foreach (var text in Strings)
        {
            yield return ScalarNode.String(text);
        }

        yield return ScalarNode.Null();
        yield return ScalarNode.Boolean(true);
        yield return ScalarNode.Integer(long.MinValue);
        yield return ScalarNode.Double(1e300);
        yield return ScalarNode.Double(-0.1);
        yield return ScalarNode.Double(3);
        foreach (var chunk in Strings.Chunk(7))
        {
            yield return new SequenceNode([.. chunk.Select(t => ScalarNode.String(t)), ScalarNode.Null(), new SequenceNode([])]);
            yield return new MappingNode(
            [
                .. chunk.Distinct().Select(t => new MappingEntry(t, ScalarNode.String(t))),
                new MappingEntry("nested", new MappingNode([])),
            ]);
        }
    }

    [Fact]
    public void Json_is_read_back_by_System_Text_Json()
    {
        foreach (var value in Values())
        {
            var text = Write("json", value);

            text.ShouldNotContain("\n");
            using var read = JsonDocument.Parse(text);
            Plain(read.RootElement).ShouldBe(Plain(value), text);
        }
    }

    /// <summary>Between other text of a document, as templates insert it: the document has exactly these nodes.</summary>
    [Fact]
    public void Yaml_is_read_back_by_YamlDotNet_in_a_block_and_in_a_list()
    {
        foreach (var value in Values())
        {
            var text = Write("yaml", value);

            text.ShouldNotContain("\n");
            var document = $"before: 1\nvalue: {text}\nlist:\n  - {text}\n  - {{ in: {text} }}\nafter: 2\n";
            var events = Events(document).ToList();
            var single = Events(text + "\n").ToList();
            events.Count.ShouldBe((3 * single.Count) + 13, document);
            var root = Definitions.Documents.Read(new Aef.Documents.Text.SourceText(document)).Root.ShouldBeOfType<MappingNode>(document);
            root["value"].ShouldNotBeNull(document).Equals(Printable(value)).ShouldBeTrue(document);
        }
    }

    [PythonFact("ast")]
    public void Python_reads_every_value_back()
    {
        DocumentNode[] values = [.. Values()];
        var source = string.Join('\n', values.Select(v => $"v = {Write("py", v)}"));

        PythonFactAttribute.TryRun(
            PythonFactAttribute.Find("ast")!, // the test is skipped without it
            "import ast, json, sys\n"
            + "tree = ast.parse(sys.stdin.buffer.read().decode('utf-8', 'surrogatepass'))\n"
            + "print(json.dumps([ast.literal_eval(s.value) for s in tree.body]))",
            source,
            out var output).ShouldBeTrue(output);

        using var read = JsonDocument.Parse(output);
        read.RootElement.GetArrayLength().ShouldBe(values.Length);
        read.RootElement.EnumerateArray().Select(Plain).ShouldBe(values.Select(Plain));
    }

    [UnixShellFact]
    public void A_shell_passes_every_string_on_as_one_argument()
    {
        string[] texts = [.. Strings.Where(s => !s.Contains('\0', StringComparison.Ordinal)).Select(Readable)];
        var script = new StringBuilder();
        foreach (var text in texts)
        {
            script.Append("printf '%s\\0' ").Append(Write("sh", ScalarNode.String(text))).Append('\n');
        }

        script.Append("printf '%s\\0' ").Append(Write("sh", new SequenceNode([.. texts.Select(t => ScalarNode.String(t))]))).Append('\n');

        var output = UnixShellFactAttribute.Run(script.ToString());

        output.Split('\0')[..^1].ShouldBe([.. texts, .. texts]);
    }

    [Theory]
    [InlineData("{{ capture x }}he\"llo{{ end }}{{ x | json }}", "\"he\\\"llo\"")]
    [InlineData("{{ capture x }}it's{{ end }}{{ x | sh }}", "'it'\\''s'")]
    [InlineData("{{ capture x }}{{ 'a*b' | md }}{{ end }}{{ x | raw }}", "a\\*b")]
    [InlineData("{{ capture x }}{{ end }}{{ [x] | py }}", "[\"\"]")]
    public void Captured_text_is_a_string(string template, string expected)
    {
        var output = TemplateExamples.Compile(template, TemplateExamples.Pipeline);
        output.Artifacts.ShouldHaveSingleItem(string.Join('\n', output.Diagnostics)).Source.ShouldBe(expected);
    }

    [Fact]
    public void A_shell_has_no_NUL()
    {
        var written = TemplateFilters.All.Single(f => f.Name == "sh").Write(ScalarNode.String("a\0b"));

        written.Text.ShouldBeNull();
        written.Problem.ShouldNotBeNull().ShouldContain("NUL");
    }

    /// <summary>At the start of a line, in a sentence, in a list and in a table: only text, and the text of the value.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Markdown_has_only_text(bool advanced)
    {
        var builder = new MarkdownPipelineBuilder();
        var pipeline = (advanced ? builder.UseAdvancedExtensions() : builder.UsePipeTables()).Build();
        foreach (var text in Strings)
        {
            var written = Write("md", ScalarNode.String(text));

            written.ShouldNotContain("\n");
            foreach (var (page, blocks, texts) in Pages(written))
            {
                var document = Markdown.Parse(page, pipeline);
                document.Descendants<Block>().Select(b => b.GetType().Name).ShouldBe(blocks(document), page);
                foreach (var inline in document.Descendants<Inline>())
                {
                    var isText = inline is LiteralInline or HtmlEntityInline or ContainerInline { FirstChild: not null }
                        && inline is not (LinkInline or EmphasisInline or DelimiterInline);
                    isText.ShouldBeTrue($"{inline.GetType().Name} in {page}");
                }

                Texts(document).ShouldBe(texts.Select(Collapsed), page);
            }
        }
    }

    [Theory]
    [InlineData("a@b.example", "a&#64;&#8288;b.example")]
    [InlineData("https://x.example/a_b", "https&#58;&#47;&#47;x.example/a\\_b")]
    [InlineData("1. first", "1&#46; first")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("daily_sales", "daily\\_sales")]
    [InlineData("a\nb", "a b")]
    public void Markdown_stays_readable(string text, string expected) => Write("md", ScalarNode.String(text)).ShouldBe(expected);

    [Fact]
    public void A_filtered_text_is_a_string_for_the_next_filter()
    {
        const string template = "{{ 'it''s' | sh | yaml }} {{ [1, 'a'] | json | yaml }} {{ 'x' | yaml | string.upcase | raw }}";

        Diagnostics.TemplateExamples.Compile(template.Replace("''", "\\'", StringComparison.Ordinal), Diagnostics.TemplateExamples.Pipeline)
            .Artifacts.ShouldHaveSingleItem().Source.ShouldBe("\"'it'\\\\''s'\" \"[1, \\\"a\\\"]\" \"X\"");
    }

    /// <summary>The same through the engine: nothing is lost or changed between the view and the output.</summary>
    [Fact]
    public void Values_of_a_pipeline_arrive_unchanged()
    {
        foreach (var chunk in Strings.Where(s => !s.Contains("${", StringComparison.Ordinal)).Chunk(40))
        {
            var labels = new MappingNode([.. chunk.Distinct().Select((t, i) => new MappingEntry($"l{i}", ScalarNode.String(Readable(t))))]);
            const string levels = "levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]\n";
            var read = Definitions.Read($"name: p\nlabels: {DocumentPrinter.ToJson(labels, indented: false)}\n{levels}");
            var pipeline = Definitions.Bound(levels + "name: p\n");
            var bound = new Aef.Core.Semantics.Binding.BoundPipeline(read.Partial.ShouldNotBeNull(), "p", pipeline.Levels);

            var output = Diagnostics.TemplateExamples.Compile("{{ for l in pipeline.labels }}{{ l.value | json }}\n{{ end }}", bound);

            var expected = read.Partial.ShouldNotBeNull().Labels.Select(l => l.Value).ToList();
            output.Artifacts.ShouldHaveSingleItem().Source.TrimEnd('\n').Split('\n')
                .Select(l => JsonSerializer.Deserialize<string>(l))
                .Where(t => t != "***")
                .ShouldBeSubsetOf(expected);
        }
    }

    private static string Write(string filter, DocumentNode value) =>
        TemplateFilters.All.Single(f => f.Name == filter).Write(value).Text.ShouldNotBeNull();

    private static IEnumerable<(string Page, Func<MarkdownDocument, IEnumerable<string>> Blocks, string[] Texts)> Pages(string written)
    {
        var text = WebUtility.HtmlDecode(Unescaped(written));
        string[] row = ["TableRow", "TableCell", "ParagraphBlock", "TableCell", "ParagraphBlock"];
        yield return (written, d => text.Length == 0 ? [] : ["ParagraphBlock"], text.Length == 0 ? [] : [text]);
        yield return ($"before {written} after", _ => ["ParagraphBlock"], [$"before {text} after"]);
        yield return ($"- {written}x", _ => ["ListBlock", "ListItemBlock", "ParagraphBlock"], [text + "x"]);
        yield return (
            $"| a | b |\n| --- | --- |\n| {written} | z |",
            _ => ["Table", .. row, .. row],
            ["a", "b", text, "z"]);
    }

    /// <summary>The text that a reader sees: backslashes before punctuation are gone.</summary>
    private static string Unescaped(string written)
    {
        var result = new StringBuilder();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length && written[i + 1] is > ' ' and < '\x7f'
                && !char.IsAsciiLetterOrDigit(written[i + 1]))
            {
                result.Append(written[++i] is '&' ? "&amp;" : written[i] is '<' ? "&lt;" : written[i].ToString());
            }
            else
            {
                result.Append(written[i]);
            }
        }

        return result.ToString();
    }

    private static IEnumerable<string> Texts(MarkdownDocument document) =>
        document.Descendants<LeafBlock>().Select(b => Collapsed(string.Concat((b.Inline?.Descendants() ?? []).Select(i => i switch
        {
            LiteralInline literal => literal.Content.ToString(),
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            _ => string.Empty,
        }))));

    private static string Collapsed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<ParsingEvent> Events(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is not (StreamStart or StreamEnd or DocumentStart or DocumentEnd))
            {
                yield return parser.Current!; // MoveNext returned true
            }
        }
    }

    /// <summary>Unpaired surrogates cannot be written to a file: they become U+FFFD.</summary>
    private static string Readable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static DocumentNode Printable(DocumentNode node) => node switch
    {
        MappingNode map => new MappingNode([.. map.Entries.Select(e => new MappingEntry(Readable(e.Key), Printable(e.Value)))]),
        SequenceNode list => new SequenceNode([.. list.Items.Select(Printable)]),
        ScalarNode { ScalarKind: ScalarKind.String } text => ScalarNode.String(Readable(text.Text)),
        _ => node,
    };

    private static string Plain(DocumentNode node) => node switch
    {
        MappingNode map => "{" + string.Concat(map.Entries.Select(e => $"{Points(e.Key)}={Plain(e.Value)};")) + "}",
        SequenceNode list => "[" + string.Concat(list.Items.Select(i => Plain(i) + ";")) + "]",
        ScalarNode { ScalarKind: ScalarKind.String } text => Points(text.Text),
        ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } number => $"n{number.DoubleValue:R}",
        _ => ((ScalarNode)node).Text,
    };

    private static string Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Concat(element.EnumerateObject().Select(p => $"{Points(p.Name)}={Plain(p.Value)};")) + "}",
        JsonValueKind.Array => "[" + string.Concat(element.EnumerateArray().Select(i => Plain(i) + ";")) + "]",
        JsonValueKind.String => Points(element.GetString()!), // a string
        JsonValueKind.Number => $"n{element.GetDouble():R}",
        _ => element.GetRawText(),
    };

    private static string Points(string text) => "s" + string.Join('.', Readable(text).Select(c => (int)c));
}
