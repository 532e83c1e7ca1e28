using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A test that can be run.</summary>
internal sealed record LoadedTest(string Name, Location Location)
{
    /// <summary>Why it is not run, or null.</summary>
    public string? Skip { get; init; }

    /// <summary>True when only tests that are marked so are run.</summary>
    public bool Only { get; init; }

    /// <summary>What is run; null for tests that are skipped.</summary>
    public TestSource? Source { get; init; }

    /// <summary>The test of a workflow; null for pipelines.</summary>
    public WorkflowTest? Workflow { get; init; }

    /// <summary>The argument of a pipeline's run.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>What a pipeline's jobs do.</summary>
    public SimulationScript Script { get; init; } = SimulationScript.Empty;

    /// <summary>The parameters of a pipeline's platform, or null.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>What the calls of a pipeline get before its simulated jobs are asked, or null.</summary>
    public MockFile? Mocks { get; init; }

    /// <summary>When a pipeline's run begins.</summary>
    public DateTimeOffset Start { get; init; } = WorkflowTest.DefaultStart;

    /// <summary>What is expected of a pipeline's run.</summary>
    public IReadOnlyList<TestExpectation> Expectations { get; init; } = [];
}
