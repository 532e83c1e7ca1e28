namespace Aef.Core.Environments;

/// <summary>Where the value of a secret is.</summary>
public enum SecretSource
{
    /// <summary>In an environment variable.</summary>
    Variable,

    /// <summary>In a file.</summary>
    File,

    /// <summary>In Secret Manager.</summary>
    Manager,
}
