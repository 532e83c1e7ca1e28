using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Views.Formatting;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Tests.Writing;

namespace Aef.Tests.Formatting;

public sealed class FormattingTests
{
    private const string Untidy = """
        # yaml-language-server: $schema=x.json
        # for the night

        # about levels
        levels:
          # the first
          - threads:
            - thread_id: tills   # the tills
              steps:
                  - { job_name: tills,  job_id: J01, executor: x }


                  # second
                  - job_id: J02
                    # why
                    job_name: >
                      two
                      lines
                    executor: y   # runs there
                    # trailing of J02
            level_id: "one"
            description: |
               indented
                 more
        name: nightly # the name
        """;

    private const string Tidy = """
        # yaml-language-server: $schema=x.json
        # for the night

        name: nightly # the name

        # about levels
        levels:
          # the first
          - level_id: "one"
            description: |
              indented
                more
            threads:
              - thread_id: tills # the tills
                steps:
                  - { job_id: J01, job_name: tills, executor: x }

                  # second
                  - job_id: J02
                    # why
                    job_name: >
                      two
                      lines
                    executor: y # runs there
                    # trailing of J02

        """;

    private static readonly DocumentReader Documents = Definitions.Documents;

    [Fact]
    public void Keys_indentation_blanks_and_comments_are_put_in_order() =>
        Format(Untidy.ReplaceLineEndings("\n"), KeyShape.Definition).ShouldBe(Tidy.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("- a: { return: { \"${k}\": 1, '${k + \"x\"}': 2 } }\n")]
    [InlineData("- a:\n    return:\n      ${k}: 1\n      '${k + \": x\"}': 2\n")]
    public void Keys_that_are_expressions_are_left_as_they_are(string text) => Format(text, KeyShape.Any).ShouldBe(text);

    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void What_the_writer_writes_is_formatted(SourceFormat format)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = DefinitionWriter.Write(new PipelineGenerator(seed).Pipeline(), format);

            Format(text, KeyShape.Definition).ShouldBe(text, $"seed {seed}");
        }
    }

    [Fact]
    public void Formatting_any_layout_keeps_the_meaning_and_every_comment_and_is_stable()
    {
        var read = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var document = DefinitionWriter.ToDocument(new PipelineGenerator(seed).Pipeline(), SourceFormat.Yaml);
            var (text, comments) = RandomYaml.Write(document, seed);
            var source = new SourceText(text);
            if (Documents.Read(source) is not { Root: { } root, HasErrors: false })
            {
                continue; // Keys of more than 1,024 characters, for which no hand-written layout has a form.
            }

            root.Equals(document).ShouldBeTrue($"seed {seed}");
            read++;

            var result = new TextFormatter(Documents).Format(source, root, KeyShape.Definition);

            var formatted = result.Text.ShouldNotBeNull($"seed {seed}: {string.Join('\n', result.Diagnostics)}\n{text}");
            var again = new SourceText(formatted);
            var reread = Documents.Read(again).Root.ShouldNotBeNull();
            reread.Equals(document).ShouldBeTrue($"seed {seed}");
            YamlComments.Find(again, reread).Select(c => c.Text).ShouldBe(comments, ignoreOrder: true, $"seed {seed}");
            Format(formatted, KeyShape.Definition).ShouldBe(formatted, $"seed {seed}\n{text}");
        }

        read.ShouldBeGreaterThan(250);
    }

    [Fact]
    public void Comments_stay_in_their_order_where_keys_do()
    {
        for (var seed = 400; seed < 550; seed++)
        {
            var (text, comments) = RandomYaml.Write(
                DefinitionWriter.ToDocument(new PipelineGenerator(seed).Pipeline(), SourceFormat.Yaml),
                seed);

            if (Documents.Read(new SourceText(text)).HasErrors)
            {
                continue;
            }

            var formatted = Format(text, KeyShape.Any);

            YamlComments.Find(new SourceText(formatted), Documents.Read(new SourceText(formatted)).Root!).Select(c => c.Text).ShouldBe(comments, $"seed {seed}"); // Format returns readable text
        }
    }

    [Fact]
    public void Every_valid_file_of_the_repository_can_be_formatted_and_keeps_its_meaning()
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var count = 0;
        foreach (var file in new[] { "examples", "tests/Baselines" }.SelectMany(f => Directory.EnumerateFiles(Repository.PathOf(f.Split('/')), "*.*", SearchOption.AllDirectories)).Where(f => Path.GetExtension(f) is ".json" or ".yaml" && !Path.GetFileName(f).StartsWith("AEF1910", StringComparison.Ordinal)))
        {
            var result = workspace.FormatFile(file);
            if (result.Source is null || result.Diagnostics.Any(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error))
            {
                continue;
            }

            count++;
            var text = result.Text.ShouldNotBeNull($"{file}: {string.Join('\n', result.Diagnostics)}");
            workspace.Format(new SourceText(text, file)).Text.ShouldBe(text, file);
        }

        count.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("%YAML 1.2\n---\nname: x\nlevels: []\n")]
    [InlineData("name: x\nlevels: []\n...\n")]
    public void A_text_that_cannot_be_formatted_is_left_alone_and_reported(string text)
    {
        var source = new SourceText(text);

        var result = new TextFormatter(Documents).Format(source, Documents.Read(source).Root!, KeyShape.Definition); // it can be read

        result.Text.ShouldBeNull();
        result.Diagnostics.Select(d => d.Code).ShouldBe(["AEF1910"]);
    }

    [Theory]
    [InlineData("---\nname: x # n\n", "---\nname: x # n\n")]
    [InlineData("a: 1\n\n\n\nb: 2\n\n", "a: 1\n\nb: 2\n")]
    [InlineData("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n")]
    [InlineData("a:   {x: 1,y: [ 1,2 ]}\n", "a: { x: 1, y: [1, 2] }\n")]
    [InlineData("a: { # one\n  x: 1 }\n", "a: # one\n  x: 1\n")]
    [InlineData("a: one\n   two\nb: 'x # y'\n", "a: one\n  two\nb: 'x # y'\n")]
    [InlineData("-   - 1\n    - 2\n- a:  1\n  b:   2\n", "- - 1\n  - 2\n- a: 1\n  b: 2\n")]
    [InlineData("a: |+\n    x\n\nb: >-\n  y\n", "a: |+\n  x\n\nb: >-\n  y\n")]
    [InlineData("a:\nb: ~\n", "a:\nb: ~\n")]
    public void Small_things_are_laid_out(string text, string formatted) => Format(text, KeyShape.Any).ShouldBe(formatted);

    [Theory]
    [InlineData("{\"n\": 12345678901234567890}", "12345678901234567890")]
    [InlineData("{\"n\": -12345678901234567890}", "-12345678901234567890")]
    [InlineData("{\"n\": 0.1000000000000000055511151231257827}", "0.1000000000000000055511151231257827")]
    [InlineData("{\"n\": 12345678901234567890e3}", "12345678901234567890.0e3")]
    [InlineData("{\"n\": 1e-400}", "1.0e-400")]
    [InlineData("{\"n\": 1.50}", "1.5")]
    [InlineData("{\"n\": 1e5}", "100000.0")]
    public void Numbers_keep_digits_that_a_double_does_not_have(string text, string number)
    {
        Format(text, KeyShape.Any).ShouldBe($"{{\n  \"n\": {number}\n}}\n");
        Format($"n:   {number}\n", KeyShape.Any).ShouldBe($"n: {number}\n");
    }

    [Fact]
    public void Text_that_is_formatted_is_compared_to_the_last_digit()
    {
        ScalarNode Read(string text) => (ScalarNode)Documents.Read(new SourceText(text)).Root!; // it can be read

        Read("12345678901234567890").ShouldNotBe(Read("12345678901234567891"));
        Read("0.1000000000000000055511151231257827").ShouldNotBe(Read("0.1"));
        Read("1.50").ShouldBe(Read("15e-1"));
        Read("-0.0").ShouldBe(Read("0.0"));
    }

    private static string Format(string text, KeyShape shape)
    {
        var source = new SourceText(text);
        var root = Documents.Read(source).Root.ShouldNotBeNull(text);
        var result = new TextFormatter(Documents).Format(source, root, shape);
        return result.Text.ShouldNotBeNull($"{string.Join('\n', result.Diagnostics)}\n{text}");
    }
}
