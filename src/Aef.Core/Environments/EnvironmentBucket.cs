namespace Aef.Core.Environments;

/// <summary>The folder that takes the place of a bucket in local runs.</summary>
/// <param name="Name">The name of the bucket.</param>
/// <param name="Folder">The folder, absolute or relative to the current folder.</param>
public sealed record EnvironmentBucket(string Name, string Folder);
