using Aef.Core.Targets;

namespace Aef.Cli.Commands;

/// <summary>A file to write.</summary>
/// <param name="Target">The name of the target that creates it.</param>
/// <param name="Artifact">The content.</param>
/// <param name="Path">The file; null for standard output.</param>
internal sealed record WrittenFile(string Target, IArtifact Artifact, string? Path);
