using System.Text.Json;
using Aef.Tests.Testing;
using Aef.Workflows.Text;

namespace Aef.Tests.Documents;

public sealed class PlainValueTests
{
    [Fact]
    public void A_document_in_NETs_own_types_says_the_same_in_the_same_order()
    {
        const string text = """{"b":[1,-2.5,null,true,"x"],"a":{"c":{}},"B":[]}""";

        JsonSerializer.Serialize(Definitions.Documents.Read(new SourceText(text)).Root!.Plain).ShouldBe(text);
    }
}
