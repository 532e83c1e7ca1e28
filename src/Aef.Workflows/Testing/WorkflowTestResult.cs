using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>How one test of a workflow or a pipeline went.</summary>
public sealed class WorkflowTestResult
{
    private readonly Location _location;

    /// <summary>
    /// Creates a result; it is a skipped one when <paramref name="skipReason"/> is given, and a failed one when there are failures.
    /// </summary>
    public WorkflowTestResult(string name, Location location, IReadOnlyList<TestFailure> failures, TimeSpan duration = default, TimeSpan elapsed = default, string? skipReason = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(failures);
        Name = name;
        _location = location;
        Failures = failures;
        Duration = duration;
        Elapsed = elapsed;
        SkipReason = skipReason;
    }

    /// <summary>The name of the test.</summary>
    public string Name { get; }

    /// <summary>How it ended.</summary>
    public TestOutcome Outcome => SkipReason is not null ? TestOutcome.Skipped : Failures.Count > 0 ? TestOutcome.Failed : TestOutcome.Passed;

    /// <summary>How long the execution took on its own, virtual clock; zero when nothing ran.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How long the test took really.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>What was not as expected, in the order of the file; empty when the test passed or was skipped.</summary>
    public IReadOnlyList<TestFailure> Failures { get; }

    /// <summary>Why the test was not run; null when it was.</summary>
    public string? SkipReason { get; }

    /// <summary>The file of the test, as the caller named it; null when it has none.</summary>
    public string? Path => _location.Path;

    /// <summary>The line of the test, counted from 1; 0 when unknown.</summary>
    public int Line => _location.Start.Line;

    /// <summary>The column of the test, counted from 1; 0 when unknown.</summary>
    public int Column => _location.Start.Column;

    /// <summary>Name and outcome.</summary>
    public override string ToString() => $"{Name}: {Outcome}";
}
