namespace Aef.Core.Environments;

/// <summary>How the connection to a server is encrypted.</summary>
public enum ConnectionEncryption
{
    /// <summary>Encrypted if the server supports it.</summary>
    Prefer,

    /// <summary>Never encrypted.</summary>
    Disable,

    /// <summary>Encrypted, without a check of the certificate of the server.</summary>
    Require,

    /// <summary>Encrypted, and the certificate must be valid for the host.</summary>
    Verify,
}
