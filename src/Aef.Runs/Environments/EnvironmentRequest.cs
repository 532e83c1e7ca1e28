using Aef.Documents.Collections;
using Aef.Runs.Connections;

namespace Aef.Runs.Environments;

/// <summary>The user's options for the environment of a run, as in the options of <c>aef simulate</c>.</summary>
public sealed record EnvironmentRequest
{
    /// <summary>No options.</summary>
    public static EnvironmentRequest Empty { get; } = new();

    /// <summary>The mock file, or null.</summary>
    public string? Mocks { get; init; }

    /// <summary>The hosts that may be called for real: <c>host</c>, <c>host:port</c> or <c>*.suffix</c>.</summary>
    public EquatableList<string> AllowedHosts { get; init; } = [];

    /// <summary>The workflows that the run may start, each <c>NAME=FILE</c>.</summary>
    public EquatableList<string> Workflows { get; init; } = [];

    /// <summary>A folder of workflows that the run may start, each named after its file without the extension; null for none.</summary>
    public string? WorkflowFolder { get; init; }

    /// <summary>The secrets, each <c>NAME=env:VARIABLE</c> or <c>NAME=file:PATH</c>.</summary>
    public EquatableList<string> Secrets { get; init; } = [];

    /// <summary>The variables of the user, each <c>NAME=VALUE</c>.</summary>
    public EquatableList<string> Variables { get; init; } = [];

    /// <summary>Returns the environment variables of the process, which hold secrets and tokens.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The time that a pipe has to deliver a secret.</summary>
    internal TimeSpan SecretPatience { get; init; } = SecretFile.DefaultPatience;
}
