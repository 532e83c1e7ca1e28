namespace Aef.Core.Environments;

/// <summary>The folder that local runs use instead of a bucket.</summary>
/// <param name="Name">The name of the bucket.</param>
/// <param name="Folder">The folder, absolute or relative to the current folder.</param>
public sealed record EnvironmentBucket(string Name, string Folder);
