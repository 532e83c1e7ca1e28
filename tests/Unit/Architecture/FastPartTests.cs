using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>The fast part of the tests omits classes that exist, and has the environment of the whole.</summary>
public sealed partial class FastPartTests
{
    private static readonly XElement Fast = Settings("fast.runsettings");

    [Fact]
    public void Each_class_that_the_fast_part_omits_has_tests()
    {
        var filter = Fast.Element("TestCaseFilter").ShouldNotBeNull().Value;
        var omitted = filter.Split('&', StringSplitOptions.TrimEntries).Select(c => Condition().Match(c).Groups["class"].Value).ToList();

        omitted.ShouldBeUnique();
        omitted.ShouldAllBe(name => typeof(FastPartTests).Assembly.GetType(name) != null);
    }

    [Fact]
    public void It_has_the_environment_of_the_whole() =>
        Environment(Fast).ShouldBe(Environment(Settings("tests.runsettings")));

    private static XElement Settings(string file) =>
        XDocument.Load(Repository.PathOf("tests", file)).Root.ShouldNotBeNull().Element("RunConfiguration").ShouldNotBeNull();

    private static string Environment(XElement settings) => settings.Element("EnvironmentVariables").ShouldNotBeNull().ToString();

    [GeneratedRegex(@"^FullyQualifiedName!~(?<class>[A-Za-z.]+)\.$", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Condition();
}
