using Aef.Documents.Diagnostics;
using Aef.Workflows.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Runs.Testing;

/// <summary>The results of the tests of one file.</summary>
public sealed class TestSuiteResult
{
    /// <summary>Creates a result.</summary>
    public TestSuiteResult(
        string? path,
        string name,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<WorkflowTestResult> tests,
        IReadOnlyList<FileCoverage>? coverage = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(tests);
        Path = path;
        Name = name;
        Diagnostics = diagnostics;
        Tests = tests;
        Coverage = coverage ?? [];
    }

    /// <summary>The file, as the caller named it; null for strings without a file.</summary>
    public string? Path { get; }

    /// <summary>The name of the suite; the name of the file if it has none.</summary>
    public string Name { get; }

    /// <summary>The diagnostics about the file and the files that its tests name. When one is an error, no test ran.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The selected tests, in the order of the file.</summary>
    public IReadOnlyList<WorkflowTestResult> Tests { get; }

    /// <summary>The coverage, source by source.</summary>
    public IReadOnlyList<FileCoverage> Coverage { get; }

    /// <summary>The number of passed tests.</summary>
    public int Passed => Count(TestOutcome.Passed);

    /// <summary>The number of failed tests.</summary>
    public int Failed => Count(TestOutcome.Failed);

    /// <summary>The number of skipped tests.</summary>
    public int Skipped => Count(TestOutcome.Skipped);

    /// <summary>True when there are errors, so that no test ran.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>True when no test failed and there are no errors.</summary>
    public bool IsGreen => Failed == 0 && !HasErrors;

    /// <summary>Name and figures.</summary>
    public override string ToString() => HasErrors ? $"{Name}: not run" : $"{Name}: {Passed} passed, {Failed} failed, {Skipped} skipped";

    private int Count(TestOutcome outcome) => Tests.Count(t => t.Outcome == outcome);
}
