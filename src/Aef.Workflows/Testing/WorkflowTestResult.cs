using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>The result of one test of a workflow or a pipeline.</summary>
public sealed class WorkflowTestResult
{
    private readonly Location _location;

    /// <summary>
    /// Creates a result: a skipped one when <paramref name="skipReason"/> is set, and a failed one when there are failures.
    /// </summary>
    public WorkflowTestResult(
        string name,
        Location location,
        IReadOnlyList<TestFailure> failures,
        TimeSpan duration = default,
        TimeSpan elapsed = default,
        string? skipReason = null)
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

    /// <summary>The outcome.</summary>
    public TestOutcome Outcome =>
        SkipReason is not null ? TestOutcome.Skipped : Failures.Count > 0 ? TestOutcome.Failed : TestOutcome.Passed;

    /// <summary>The duration of the execution on its own, virtual clock; zero when nothing ran.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The real duration of the test.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The failures, in the order of the file; empty when the test passed or was skipped.</summary>
    public IReadOnlyList<TestFailure> Failures { get; }

    /// <summary>Why the test was skipped; null when it ran.</summary>
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
