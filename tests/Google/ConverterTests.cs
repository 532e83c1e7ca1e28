using System.Text.Json;
using Aef.Google.Rest;

namespace Aef.Tests.Google;

public sealed class ConverterTests
{
    [Theory]
    [InlineData("2026-11-29T05:00:00Z", "2026-11-29T05:00:00Z")]
    [InlineData("2026-11-29T07:00:00.5+02:00", "2026-11-29T05:00:00.500Z")]
    [InlineData("2026-11-29T05:00:00.123456Z", "2026-11-29T05:00:00.123456Z")]
    [InlineData("2026-11-29T05:00:00.123456789Z", "2026-11-29T05:00:00.123456700Z")]
    public void Times_are_written_in_UTC_with_whole_groups_of_digits(string read, string written)
    {
        var execution = JsonSerializer.Deserialize($$"""{"createTime": "{{read}}"}""", GoogleJson.Default.Execution).ShouldNotBeNull();

        JsonSerializer.Serialize(execution, GoogleJson.Default.Execution).ShouldBe($$"""{"createTime":"{{written}}"}""");
    }

    [Theory]
    [InlineData("3.5s", 35_000_000, "3.5s")]
    [InlineData("0s", 0, "0s")]
    [InlineData("-0.000000100s", -1, "-0.0000001s")]
    public void Durations_are_seconds(string read, long ticks, string written)
    {
        DurationConverter.TryParse(read, out var value).ShouldBeTrue();

        value.Ticks.ShouldBe(ticks);
        DurationConverter.Format(value).ShouldBe(written);
    }

    [Theory]
    [InlineData("3.5")]
    [InlineData("s")]
    [InlineData("1,5s")]
    [InlineData("1e5s")]
    [InlineData("99999999999999s")]
    [InlineData(null)]
    public void Other_texts_are_no_durations(string? text) => DurationConverter.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Numbers_of_64_bits_are_strings_and_are_read_as_numbers_too()
    {
        var entry = JsonSerializer.Deserialize("""{"entryId": 7}""", GoogleJson.Default.StepEntry).ShouldNotBeNull();

        entry.EntryId.ShouldBe(7);
        JsonSerializer.Serialize(entry, GoogleJson.Default.StepEntry).ShouldBe("""{"entryId":"7"}""");
    }
}
