using Aef.Core.Environments;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Connections;

/// <summary>An environment and its connections.</summary>
/// <param name="Connections">The connections; null with errors.</param>
/// <param name="Environment">The environment; null if there is none of that name.</param>
/// <param name="Diagnostics">The problems of the configuration and of the name.</param>
public sealed record EnvironmentAccessResult(
    ConnectionSet? Connections,
    ProjectEnvironment? Environment,
    EquatableList<Diagnostic> Diagnostics)
{
    /// <summary>Reads the secrets of the environment.</summary>
    internal SecretValues? Secrets { get; init; }
}
