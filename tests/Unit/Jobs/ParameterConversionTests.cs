using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Jobs;

/// <summary>One rule converts parameters for every target.</summary>
public sealed class ParameterConversionTests
{
    [Theory]
    [InlineData(InputType.String, "2.10", "\"2.10\"")]
    [InlineData(InputType.String, "007", "\"007\"")]
    [InlineData(InputType.String, "true", "\"true\"")]
    [InlineData(InputType.Enum, "5", "\"5\"")]
    [InlineData(InputType.Date, "\"2026-01-01\"", "\"2026-01-01\"")]
    [InlineData(InputType.DateTime, "\"2026-01-31T06:00:00+01:00\"", "\"2026-01-31T06:00:00+01:00\"")]
    [InlineData(InputType.Integer, "\"7\"", "7")]
    [InlineData(InputType.Integer, "\"1e3\"", "1000")]
    [InlineData(InputType.Integer, "\"9007199254740993\"", "9007199254740993")]
    [InlineData(InputType.Boolean, "\"False\"", "false")]
    [InlineData(InputType.List, "\"[1, {}]\"", "[1,{}]")]
    [InlineData(InputType.Map, "'{\"a\": [1]}'", "{\"a\":[1]}")]
    public void A_value_that_can_be_converted_is(InputType type, string value, string expected)
    {
        var node = Node(value);

        ParameterConversion.Fits(node, type).ShouldBeTrue();
        DocumentPrinter.ToJson(ParameterConversion.Convert(node, type), indented: false).ShouldBe(expected);
    }

    [Theory]
    [InlineData(InputType.String, "[a]")]
    [InlineData(InputType.String, "{a: 1}")]
    [InlineData(InputType.Integer, "1.5")]
    [InlineData(InputType.Integer, "\"5GB\"")]
    [InlineData(InputType.Integer, "true")]
    [InlineData(InputType.Number, "\"NaN\"")]
    [InlineData(InputType.Boolean, "1")]
    [InlineData(InputType.Date, "\"2026-02-30\"")]
    [InlineData(InputType.Date, "20260105")]
    [InlineData(InputType.Date, "\"2026-01-01T00:00:00Z\"")]
    [InlineData(InputType.DateTime, "\"yesterday\"")]
    [InlineData(InputType.DateTime, "\"2026-01-31\"")]
    [InlineData(InputType.List, "daily")]
    [InlineData(InputType.List, "'{\"a\": 1}'")]
    [InlineData(InputType.Map, "'[1]'")]
    [InlineData(InputType.Map, "[1]")]
    public void Any_other_value_stays_as_it_is_and_does_not_fit(InputType type, string value)
    {
        var node = Node(value);

        ParameterConversion.Fits(node, type).ShouldBeFalse();
        ParameterConversion.Convert(node, type).ShouldBe(node);
    }

    private static DocumentNode Node(string yaml) =>
        ((SequenceNode)Definitions.Documents.Read(new SourceText($"[{yaml}]", "x.yaml")).Root.ShouldNotBeNull()).Items[0];
}
