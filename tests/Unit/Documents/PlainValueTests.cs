using System.Text.Json;
using Aef.Documents.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Documents;

public sealed class PlainValueTests
{
    [Fact]
    public void A_document_in_NETs_own_types_has_the_same_content_in_the_same_order()
    {
        const string text = """{"b":[1,-2.5,null,true,"x"],"a":{"c":{}},"B":[]}""";

        JsonSerializer.Serialize(Definitions.Documents.Read(new SourceText(text)).Root!.Plain).ShouldBe(text);
    }
}
