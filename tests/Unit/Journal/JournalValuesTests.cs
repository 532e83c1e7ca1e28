using System.Buffers;
using System.Text.Json;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

public sealed class JournalValuesTests
{
    public static TheoryData<string> Texts => ["", "plain", "\"quoted\\ \u0000\u2028", "\ud83d\ude00", "\ud83d alone", "\ude00", "$map"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_comes_back(string text) => RoundTrip(text).ShouldBe(WorkflowValue.FromString(text));

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(1e300)]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_double_stays_a_double(double number)
    {
        var back = RoundTrip(number);

        back.Kind.ShouldBe(WorkflowValueKind.Double);
        BitConverter.DoubleToInt64Bits(Number(back)).ShouldBe(BitConverter.DoubleToInt64Bits(number));
    }

    [Fact]
    public void Zero_keeps_its_sign() =>
        BitConverter.DoubleToInt64Bits(Number(RoundTrip(-0.0))).ShouldBe(BitConverter.DoubleToInt64Bits(-0.0));

    [Fact]
    public void Bytes_and_keys_that_look_like_the_formats_own_come_back()
    {
        var value = WorkflowValue.FromMap(
            ("$double", "2"),
            ("bytes", WorkflowValue.FromBytes([1, 2, 255])),
            ("inner", WorkflowValue.FromMap(("$map", WorkflowValue.FromList(1, 2)))),
            ("\ud83d", WorkflowValue.EmptyMap),
            ("list", WorkflowValue.FromList(WorkflowValue.Null, true, long.MinValue, WorkflowValue.EmptyList)));

        RoundTrip(value).ShouldBe(value);
    }

    [Fact]
    public void A_value_as_deep_as_values_get_comes_back()
    {
        WorkflowValue value = "end";
        for (var i = 0; i < 499; i++)
        {
            value = i % 2 == 0 ? WorkflowValue.FromMap(("$deep", value)) : WorkflowValue.FromList(value);
        }

        RoundTrip(value).ShouldBe(value);
    }

    [Theory]
    [InlineData("""{"$double":"x"}""")]
    [InlineData("""{"$bytes":"?"}""")]
    [InlineData("""{"$utf16":"QQ=="}""")]
    [InlineData("""{"$map":["a"]}""")]
    [InlineData("""{"$map":[1,2]}""")]
    [InlineData("""{"$map":{}}""")]
    [InlineData("""{"$other":1}""")]
    [InlineData("""{"$double":"1","more":1}""")]
    [InlineData("""{"more":1,"$double":"1"}""")]
    public void What_the_format_does_not_know_is_refused(string json) =>
        Should.Throw<FormatException>(() =>
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
            reader.Read();
            JournalValues.Read(ref reader);
        });

    private static double Number(WorkflowValue value) =>
        value.TryGetNumber(out var number) ? number : throw new InvalidOperationException("no number");

    private static WorkflowValue RoundTrip(WorkflowValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 2000 }))
        {
            JournalValues.Write(writer, value);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = 2000 });
        reader.Read();
        return JournalValues.Read(ref reader);
    }
}
