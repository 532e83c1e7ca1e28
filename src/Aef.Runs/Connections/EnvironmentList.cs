using Aef.Core.Environments;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Connections;

/// <summary>The environments of a project.</summary>
/// <param name="Environments">The environments that can be read, with all their connections.</param>
/// <param name="Diagnostics">The problems of the configuration.</param>
public sealed record EnvironmentList(EquatableList<ProjectEnvironment> Environments, EquatableList<Diagnostic> Diagnostics);
