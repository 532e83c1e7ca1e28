using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A test that is ready to run.</summary>
internal sealed record LoadedTest(string Name, Location Location)
{
    /// <summary>Why it is skipped, or null.</summary>
    public string? Skip { get; init; }

    /// <summary>True when only tests with this mark run.</summary>
    public bool Only { get; init; }

    /// <summary>The source under test; null for skipped tests.</summary>
    public TestSource? Source { get; init; }

    /// <summary>The test of a workflow; null for pipelines.</summary>
    public WorkflowTest? Workflow { get; init; }

    /// <summary>The argument of a pipeline's run.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>The simulation script of a pipeline.</summary>
    public SimulationScript Script { get; init; } = SimulationScript.Empty;

    /// <summary>The platform parameters of a pipeline, or null.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>The handler that a pipeline's calls reach before its simulated jobs, or null.</summary>
    public MockFile? Mocks { get; init; }

    /// <summary>The secrets of a pipeline's run; others that it reads have invented values.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>The start time of a pipeline's run.</summary>
    public DateTimeOffset Start { get; init; } = WorkflowTest.DefaultStart;

    /// <summary>The expectations of a pipeline's run.</summary>
    public IReadOnlyList<TestExpectation> Expectations { get; init; } = [];
}
