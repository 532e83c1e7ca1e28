namespace Aef.Google.Rest.Credentials;

/// <summary>There is no credential for a request, or it was refused. The message never contains a part of a credential.</summary>
public sealed class CredentialException : Exception
{
    /// <summary>A problem with a credential.</summary>
    /// <param name="message">What is wrong and how to fix it.</param>
    /// <param name="isTemporary">True if the same call may succeed later.</param>
    public CredentialException(string message, bool isTemporary = false)
        : base(message) => IsTemporary = isTemporary;

    /// <summary>True if the same call may succeed later.</summary>
    public bool IsTemporary { get; }
}
