using Aef.Core.Validation.Configuration;

namespace Aef.Tests.Configuration;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("a.yaml", "a.yaml", true)]
    [InlineData("a.yaml", "b/a.yaml", false)]
    [InlineData("*.yaml", "a.yaml", true)]
    [InlineData("*.yaml", "b/a.yaml", false)]
    [InlineData("**/*.yaml", "a.yaml", true)]
    [InlineData("**/*.yaml", "b/c/a.yaml", true)]
    [InlineData("b/**", "b/c/a.yaml", true)]
    [InlineData("b/**", "bc/a.yaml", false)]
    [InlineData("b/**/a.yaml", "b/a.yaml", true)]
    [InlineData("b/**/a.yaml", "b/c/d/a.yaml", true)]
    [InlineData("a?.yaml", "a1.yaml", true)]
    [InlineData("a?.yaml", "a/.yaml", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("a", "", false)]
    public void A_star_stays_in_its_folder_and_two_go_through_any(string pattern, string path, bool isMatch) =>
        PathPattern.IsMatch(pattern, path).ShouldBe(isMatch);

    [Fact]
    public void A_pattern_of_many_stars_takes_no_longer_than_its_length_allows() =>
        PathPattern.IsMatch(string.Concat(Enumerable.Repeat("*a", 200)) + "b", new string('a', 2000)).ShouldBeFalse();
}
