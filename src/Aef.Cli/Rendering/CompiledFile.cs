using Aef.Core.Targets;

namespace Aef.Cli.Rendering;

/// <summary>A compiled workflow or DAG, and the file that it is written to; null for standard output.</summary>
internal sealed record CompiledFile(IArtifact Artifact, string? Path);
