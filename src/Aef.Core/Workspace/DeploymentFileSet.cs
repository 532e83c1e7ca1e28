using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>The files of an environment.</summary>
/// <param name="Files">The files in the order of their targets; empty when a diagnostic is an error.</param>
/// <param name="Diagnostics">The diagnostics of all definitions and targets.</param>
public sealed record DeploymentFileSet(IReadOnlyList<DeploymentFile> Files, IReadOnlyList<Diagnostic> Diagnostics);
