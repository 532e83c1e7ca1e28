using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Network;

namespace Aef.Runs.Environments;

/// <summary>The environment that a user described, as far as it could be read.</summary>
public sealed record EnvironmentResult(LocalEnvironmentOptions Environment, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The hosts that may be called for real.</summary>
    public AllowedHosts Hosts { get; init; } = new();

    /// <summary>The bearer token for a type of <c>auth</c>, or null.</summary>
    public Func<string, string?>? Tokens { get; init; }

    /// <summary>The variables of the user.</summary>
    public EquatableList<(string Name, string Value)> Variables { get; init; } = [];

    /// <summary>True when a workflow that the run may start creates callback endpoints.</summary>
    public bool AcceptsCallbacks { get; init; }

    /// <summary>True when there are errors, so that nothing should be run.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
