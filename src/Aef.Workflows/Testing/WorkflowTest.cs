using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing;

/// <summary>A test of a workflow: the inputs of a run, and its expectations.</summary>
public sealed class WorkflowTest
{
    private readonly Location _location;

    /// <summary>
    /// Creates a test. Without <paramref name="mocks"/> every HTTP call fails as if there were no network. An unmatched call
    /// fails the test, unless the test expects the error of such a call. <paramref name="start"/> is the start of the virtual clock; null
    /// means 2026-01-01, as in
    /// <c>aef simulate</c>.
    /// </summary>
    public WorkflowTest(
        string name,
        IReadOnlyList<TestExpectation> expectations,
        WorkflowValue argument = default,
        EngineEnvironment? environment = null,
        MockFile? mocks = null,
        IReadOnlyDictionary<string, WorkflowTestSource>? workflows = null,
        Secrets? secrets = null,
        DateTimeOffset? start = null,
        Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expectations);
        Name = name;
        Expectations = expectations;
        Argument = argument;
        Environment = environment ?? new EngineEnvironment();
        Mocks = mocks;
        Workflows = workflows ?? new Dictionary<string, WorkflowTestSource>();
        Secrets = secrets ?? Secrets.Empty;
        Start = start ?? DefaultStart;
        _location = location ?? Location.None;
    }

    /// <summary>The default start of a test's virtual clock.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The expectations.</summary>
    public IReadOnlyList<TestExpectation> Expectations { get; }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; }

    /// <summary>The values of <c>sys.get_env</c>.</summary>
    public EngineEnvironment Environment { get; }

    /// <summary>The mocks; null without mocks.</summary>
    public MockFile? Mocks { get; }

    /// <summary>The workflows that the workflow may start, by name.</summary>
    public IReadOnlyDictionary<string, WorkflowTestSource> Workflows { get; }

    /// <summary>The secrets of Secret Manager.</summary>
    public Secrets Secrets { get; }

    /// <summary>The start of the virtual clock.</summary>
    public DateTimeOffset Start { get; }

    internal Location GetLocation() => _location;
}
