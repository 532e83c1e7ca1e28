using System.Diagnostics;
using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

/// <summary>Whatever a file holds, reading it ends soon with a tree or a diagnostic, never with an exception.</summary>
public sealed class HostileDocumentTests
{
    public static TheoryData<string, string> DeepTexts => new()
    {
        { "brackets", new string('[', 100_000) },
        { "braces", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "json braces", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "dashes", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "question marks", string.Concat(Enumerable.Repeat("? ", 100_000)) },
        { "brackets in lines", string.Concat(Enumerable.Repeat("[\n", 100_000)) },
        { "indented keys", string.Concat(Enumerable.Range(0, 1_500).Select(i => new string(' ', i) + "a:\n")) },
    };

    [Theory]
    [MemberData(nameof(DeepTexts))]
    public void Deep_nesting_is_refused_soon(string name, string text)
    {
        var result = new DocumentReader(new YamlDocumentReader()).Read(new SourceText(text, name == "json braces" ? "a.json" : "a.yaml"));

        result.Root.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF1012");
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        var text = new string('[', DocumentLimits.MaxDepth) + new string(']', DocumentLimits.MaxDepth);

        Read.Good(Read.Json(text));
        Read.Good(Read.Yaml(text));
    }

    /// <summary>
    /// The process may use 200 MB of memory and no more, so the whole command is measured and not the test run around it.
    /// </summary>
    [Theory]
    [InlineData("many.json")]
    [InlineData("many.yaml")]
    public void A_file_of_very_many_values_is_refused_within_200_megabytes(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("aef").FullName, name);
        File.WriteAllText(path, "[" + string.Concat(Enumerable.Repeat("0,", 4_000_000)) + "0]");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "aef.dll"), "validate", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0xBEBC200";
        using var process = Process.Start(start)!; // null only when a process is reused, which needs UseShellExecute
        var diagnostics = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true); // the path of a file always has a folder

        diagnostics.ShouldContain("error AEF1018");
        process.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = "a: &a [x, x, x]\n" + string.Concat(
            Enumerable.Range(0, 30).Select(i => $"{(char)('b' + (i % 25))}{i}: &z{i} [*a, *a, *a]\n"));

        Read.Locations(Read.Yaml(bomb)).ShouldBe(["AEF1020 1:4"]);
    }

    [Fact]
    public void Every_truncation_of_a_document_returns_a_tree_or_diagnostics()
    {
        const string yaml =
                "main:\n  params: [a, \"b\\u00e9\"]\n  steps:\n    - s: {call: 'x''y', args: {k: |\n        text\n      }}\n" +
                "    - ? complex\n      : >-\n        folded\n";
        const string json = "{\"main\": {\"steps\": [{\"s\\u0041\": {\"return\": [1.5e3, true, null, \"😀\"]}}]}}";

        for (var length = 0; length <= yaml.Length; length++)
        {
            TreeOrDiagnostics(Read.Yaml(yaml[..length]));
        }

        for (var length = 0; length <= json.Length; length++)
        {
            TreeOrDiagnostics(Read.Json(json[..length]));
        }
    }

    [Fact]
    public void Random_text_never_throws()
    {
        const string alphabet = "ab01{}[]:,-?&*!|>'\"%@`#\\ \t\n\r.~<=$\u0085\u2028😀é\u0001";
        var random = new Random(20_261_121);
        for (var round = 0; round < 1_000; round++)
        {
            var text = string.Create(random.Next(1, 60), random, static (span, r) =>
            {
                foreach (ref var c in span)
                {
                    c = alphabet[r.Next(alphabet.Length)];
                }
            });
            TreeOrDiagnostics(Read.Yaml(text));
            TreeOrDiagnostics(Read.Json(text));
        }
    }

    private static void TreeOrDiagnostics(DocumentResult result)
    {
        if (result.Root is null)
        {
            result.HasErrors.ShouldBeTrue();
        }

        result.Diagnostics.ShouldAllBe(d => d.Location.HasPosition);
    }
}
