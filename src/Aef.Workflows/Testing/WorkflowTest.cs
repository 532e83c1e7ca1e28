using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing;

/// <summary>A test of a workflow: what its source is run with, and what is expected of the run.</summary>
public sealed class WorkflowTest
{
    private readonly Location _location;

    /// <summary>
    /// Makes a test. Without <paramref name="mocks"/> every HTTP call fails as if there were no network. A call that could be answered and
    /// is not is a failure of the test, unless
    /// the test expects the error of such a call. <paramref name="start"/> is when the virtual clock starts; null means 2026-01-01, as of
    /// <c>aef run</c>.
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

    /// <summary>What is expected.</summary>
    public IReadOnlyList<TestExpectation> Expectations { get; }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; }

    /// <summary>The values of <c>sys.get_env</c>.</summary>
    public EngineEnvironment Environment { get; }

    /// <summary>What calls are answered with; null when nobody answers.</summary>
    public MockFile? Mocks { get; }

    /// <summary>The workflows that the workflow may start, by name.</summary>
    public IReadOnlyDictionary<string, WorkflowTestSource> Workflows { get; }

    /// <summary>What Secret Manager holds.</summary>
    public Secrets Secrets { get; }

    /// <summary>When the virtual clock starts.</summary>
    public DateTimeOffset Start { get; }

    internal Location GetLocation() => _location;
}
