using Aef.Adapters.Yaml;
using Aef.Runs.Testing;
using Aef.Tests.Support;
using Aef.Workflows.Testing;

namespace Aef.Tests.Conformance;

/// <summary>The conformance cases are test files like any other: <c>aef test</c> runs them.</summary>
public sealed class ConformanceDoorTests
{
    public static TheoryData<string> OwnFiles =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Unit", "Conformance", "Cases"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [ConformanceFact]
    public void The_conformance_cases_pass_as_tests()
    {
        var result = Run(ConformanceCase.File.ShouldNotBeNull());

        result.Passed.ShouldBe(ConformanceCase.All.Count);
        result.Passed.ShouldBeGreaterThanOrEqualTo(180);
    }

    [Theory]
    [MemberData(nameof(OwnFiles))]
    public void Our_own_cases_pass_as_tests(string file) =>
        Run(Repository.PathOf("tests", "Unit", "Conformance", "Cases", file)).Passed.ShouldBeGreaterThan(0);

    private static TestSuiteResult Run(string file)
    {
        var result = new TestSuiteRunner(new YamlDocumentReader()).RunFile(file);
        result.Diagnostics.ShouldBeEmpty();
        result.Tests.SelectMany(t => t.Failures.Select(f => $"{t.Name}: {f}")).ShouldBeEmpty();
        result.Tests.ShouldAllBe(t => t.Outcome == TestOutcome.Passed);
        return result;
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ConformanceFactAttribute : FactAttribute
    {
        public ConformanceFactAttribute() => Skip = new ConformanceTheoryAttribute().Skip;
    }
}
