using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Tests.Documents;

namespace Aef.Tests.Printing;

public sealed class DocumentPrinterTests
{
    [Fact]
    public void Hostile_strings_come_back_as_keys_and_as_values()
    {
        foreach (var text in RandomDocuments.HostileTexts)
        {
            ComesBack(
                new MappingNode(
                    [
                        new MappingEntry(text, ScalarNode.String(text)),
                        new MappingEntry("list" + text, new SequenceNode([ScalarNode.String(text)])),
                    ]));
            ComesBack(ScalarNode.String(text));
        }
    }

    [Fact]
    public void Random_documents_come_back()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            ComesBack(new RandomDocuments(seed).Next());
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var document = new SequenceNode([ScalarNode.String("a\uD83Db"), ScalarNode.String("\uDE00"), ScalarNode.String("\uDE00\uD83D")]);
        var expected = new SequenceNode([ScalarNode.String("a\uFFFDb"), ScalarNode.String("\uFFFD"), ScalarNode.String("\uFFFD\uFFFD")]);

        Read.Good(Read.Json(DocumentPrinter.ToJson(document))).ShouldBe(expected);
        Read.Good(Read.Yaml(DocumentPrinter.ToYaml(document))).ShouldBe(expected);
    }

    [Fact]
    public void A_long_key_is_written_as_an_explicit_key()
    {
        var key = new string('k', 1_500);
        var document = new SequenceNode([new MappingNode(
        [
            new MappingEntry(
                key,
                new MappingNode([new MappingEntry("a", ScalarNode.Integer(1)), new MappingEntry("b", ScalarNode.Integer(2))])),
            new MappingEntry(key + "2", new SequenceNode([ScalarNode.Integer(1), ScalarNode.Integer(2)])),
        ])]);

        DocumentPrinter.ToYaml(document).ShouldStartWith("- ? \"kkk");
        ComesBack(document);
    }

    [Fact]
    public void Yaml_reads_well()
    {
        var step = new MappingNode(
            [new MappingEntry("first step", new MappingNode([new MappingEntry("return", ScalarNode.String("${\"a\" + b}"))]))]);
        var document = new MappingNode(
        [
            new MappingEntry("main", new MappingNode(
            [
                new MappingEntry("params", new SequenceNode([ScalarNode.String("args")])),
                new MappingEntry("steps", new SequenceNode([step])),
            ])),
            new MappingEntry(
                "nested",
                new SequenceNode(
                    [new SequenceNode([ScalarNode.Integer(1), ScalarNode.Double(2)]), new MappingNode([]), new SequenceNode([])])),
            new MappingEntry("yes", ScalarNode.String("no")),
        ]);

        DocumentPrinter.ToYaml(document).ShouldBe("""
            main:
              params:
                - args
              steps:
                - first step:
                    return: "${\"a\" + b}"
            nested:
              - - 1
                - 2.0
              - {}
              - []
            "yes": "no"

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Json_is_indented_by_two_or_has_no_blanks()
    {
        var document = new MappingNode(
            [
                new MappingEntry("a", new SequenceNode([ScalarNode.Integer(1), ScalarNode.Null()])),
                new MappingEntry("b", new MappingNode([])),
            ]);

        DocumentPrinter.ToJson(document).ShouldBe("{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {}\n}\n");
        DocumentPrinter.ToJson(document, indented: false).ShouldBe("{\"a\":[1,null],\"b\":{}}");
    }

    [Fact]
    public void Numbers_without_a_form_in_json_are_a_bug_of_the_caller() =>
        Should.Throw<AefInternalException>(() => DocumentPrinter.ToYaml(ScalarNode.Double(double.NaN)));

    [Fact]
    public void What_printing_allocates_grows_with_the_document_and_no_faster()
    {
        Allocated(Steps(10_000)).ShouldBeLessThan(15 * Allocated(Steps(1_000)));

        static SequenceNode Steps(int count) => new([.. Enumerable.Range(0, count).Select(i =>
            new MappingNode(
                [new MappingEntry("step" + i, new MappingNode([new MappingEntry("return", ScalarNode.String("${\"a: \" + x}"))]))]))]);

        static long Allocated(DocumentNode document)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            DocumentPrinter.ToYaml(document);
            DocumentPrinter.ToJson(document);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void ComesBack(DocumentNode document)
    {
        Same(Read.Json(DocumentPrinter.ToJson(document)), document);
        Same(Read.Json(DocumentPrinter.ToJson(document, indented: false)), document);
        Same(Read.Yaml(DocumentPrinter.ToYaml(document)), document);
    }

    private static void Same(DocumentResult result, DocumentNode document)
    {
        // A document that is nothing but null counts as empty in YAML.
        if (document is not ScalarNode { ScalarKind: ScalarKind.Null })
        {
            Read.Good(result).Equals(document).ShouldBeTrue(DocumentPrinter.ToJson(document));
        }
    }
}
