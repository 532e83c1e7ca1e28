using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.Tests.Suites;

/// <summary>Runs test files given as strings.</summary>
internal static class Suite
{
    /// <summary>Runs a test file.</summary>
    public static TestSuiteResult Run(string text, TestRunOptions? options = null, Func<string, string?>? environment = null) =>
        new TestSuiteRunner(new YamlDocumentReader(), environment: environment).Run(new SourceText(text, "suite.aeftest.yaml"), options);

    /// <summary>Runs a file that has no errors.</summary>
    public static IReadOnlyList<WorkflowTestResult> Tests(string text, TestRunOptions? options = null)
    {
        var result = Run(text, options);
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return result.Tests;
    }

    /// <summary>The failures of the only test of a file, as <c>line: message</c>.</summary>
    public static string[] Failures(string text) => [.. Tests(text).ShouldHaveSingleItem().Failures.Select(f => $"{f.Line}: {f.Message}")];

    /// <summary>The diagnostics about a file, as <c>line:column code</c>.</summary>
    public static string Diagnostics(string text) =>
        string.Join(", ", Run(text).Diagnostics.Select(d => $"{d.Location.Start.Line}:{d.Location.Start.Column} {d.Code}"));
}
