using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing;

/// <summary>The observed run of a test.</summary>
public class TestObservation
{
    /// <summary>Creates an observation; <paramref name="execution"/> is null when the source has errors and did not run.</summary>
    public TestObservation(
        IReadOnlyList<Diagnostic> diagnostics,
        Execution? execution,
        IReadOnlyList<ObservedLog>? logs = null,
        IReadOnlyList<RecordedCall>? calls = null,
        IReadOnlyList<Mock>? unusedMocks = null)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostics = diagnostics;
        Execution = execution;
        Logs = logs ?? [];
        Calls = calls ?? [];
        UnusedMocks = unusedMocks ?? [];
    }

    /// <summary>The diagnostics about the source.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The execution; null when the source did not run.</summary>
    public Execution? Execution { get; }

    /// <summary>The log entries.</summary>
    public IReadOnlyList<ObservedLog> Logs { get; }

    /// <summary>The calls that left the engine.</summary>
    public IReadOnlyList<RecordedCall> Calls { get; }

    /// <summary>The mocks that no call has matched.</summary>
    public IReadOnlyList<Mock> UnusedMocks { get; }

    /// <summary>The duration of the execution on its own clock; zero when nothing ran.</summary>
    public TimeSpan Duration => Execution is { EndTime: { } end } execution ? end - execution.StartTime : TimeSpan.Zero;
}
