using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>Where a secret of Secret Manager is in an environment without it, such as <c>local</c>.</summary>
/// <param name="Name">The name of the secret, as in <c>secret:NAME</c>.</param>
/// <param name="Reference">A variable or a file.</param>
/// <param name="Location">Where the configuration defines it.</param>
public sealed record EnvironmentSecret(string Name, SecretReference Reference, Location Location);
