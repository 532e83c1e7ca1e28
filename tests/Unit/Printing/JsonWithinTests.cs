using System.Text;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Tests.Printing;

public sealed class JsonWithinTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("ä€😀")]
    [InlineData("##vso[x]")]
    public void A_document_is_indented_if_that_fits_and_compact_otherwise(string text)
    {
        var document = Document(text, 50);
        var indented = DocumentPrinter.ToJson(document);
        var bytes = Encoding.UTF8.GetByteCount(indented);

        DocumentPrinter.ToJsonWithin(document, bytes).ShouldBe(indented);
        DocumentPrinter.ToJsonWithin(document, bytes - 1).ShouldBe(DocumentPrinter.ToJson(document, indented: false));
        DocumentPrinter.ToJsonWithin(document, 0).ShouldBe(DocumentPrinter.ToJson(document, indented: false));
    }

    [Fact]
    public void An_indented_text_that_is_too_long_is_not_finished()
    {
        var document = Document("a", 20_000);
        Allocated(() => DocumentPrinter.ToJsonWithin(document, 1_000));

        Allocated(() => DocumentPrinter.ToJsonWithin(document, 1_000))
            .ShouldBeLessThan(Allocated(() => DocumentPrinter.ToJson(document, indented: false)) + (64 * 1024));
    }

    private static SequenceNode Document(string text, int count) => new(
    [
        .. Enumerable.Range(0, count)
            .Select(i => new MappingNode([new MappingEntry("key", new SequenceNode([ScalarNode.String(text), ScalarNode.Integer(i)]))])),
    ]);

    private static long Allocated(Func<string> print)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        print().ShouldNotBeEmpty();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
