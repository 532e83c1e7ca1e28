using Aef.Documents.Display;

namespace Aef.Tests.Documents;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(-1, "0.00 s")]
    [InlineData(0.384, "0.38 s")]
    [InlineData(9.994, "9.99 s")]
    [InlineData(9.996, "10.0 s")]
    [InlineData(59.99, "59.9 s")]
    [InlineData(60, "00:01:00")]
    [InlineData(90_061, "1d 01:01:01")]
    public void A_short_duration_has_a_fraction_of_a_second(double seconds, string expected) =>
        DurationText.Precise(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);
}
