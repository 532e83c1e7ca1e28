using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Callbacks;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Hosting;

/// <summary>The options of the environment of a local run.</summary>
public sealed record LocalEnvironmentOptions
{
    /// <summary>An empty environment: every call fails.</summary>
    public static LocalEnvironmentOptions Default { get; } = new();

    /// <summary>The mocks; null without a mock file.</summary>
    public MockFile? Mocks { get; init; }

    /// <summary>The workflows that the run may start.</summary>
    public WorkflowCatalog Workflows { get; init; } = WorkflowCatalog.Empty;

    /// <summary>The secrets of Secret Manager.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>Makes HTTP requests for real; null when no host is allowed. It answers <c>http.*</c> calls only.</summary>
    public IHostedCallHandler? Network { get; init; }

    /// <summary>The endpoints of callbacks; null when none can arrive.</summary>
    public CallbackEndpoints? Callbacks { get; init; }

    /// <summary>The options of child workflows, except their <c>WorkflowId</c>.</summary>
    public EngineOptions Engine { get; init; } = EngineOptions.Default;

    /// <summary>
    /// The maximum number of executions in one run, so that workflows that start each other endlessly do not exhaust the memory.
    /// </summary>
    public int MaxChildExecutions { get; init; } = 10_000;

    /// <summary>The listener of a child workflow, by its name; null for none.</summary>
    public Func<string, ExecutionListener?>? ChildListener { get; init; }
}
