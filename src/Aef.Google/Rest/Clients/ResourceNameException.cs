namespace Aef.Google.Rest.Clients;

/// <summary>A name that cannot be that of a resource: a part of it is empty, "." or "..". Nothing was sent.</summary>
public sealed class ResourceNameException : ArgumentException
{
    /// <summary>An exception without a name.</summary>
    public ResourceNameException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public ResourceNameException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a cause.</summary>
    public ResourceNameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
