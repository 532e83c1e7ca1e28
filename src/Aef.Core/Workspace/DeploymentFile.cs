using Aef.Core.Targets;

namespace Aef.Core.Workspace;

/// <summary>A file that is deployed to an environment.</summary>
/// <param name="Target">The name of the target that creates it.</param>
/// <param name="Path">The path below the folder of the environment, with slashes.</param>
/// <param name="Artifact">The content.</param>
public sealed record DeploymentFile(string Target, string Path, IArtifact Artifact);
