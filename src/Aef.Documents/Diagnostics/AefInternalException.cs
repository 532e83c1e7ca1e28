namespace Aef.Documents.Diagnostics;

/// <summary>A bug of ours, code AEF9001: never the answer to anything that a user wrote.</summary>
public sealed class AefInternalException : Exception
{
    /// <summary>Makes the exception; the message says which promise was broken.</summary>
    public AefInternalException(string message, Exception? innerException = null)
        : base($"{Code}: {message} This is a bug in Aef, please report it.", innerException)
    {
    }

    /// <summary>The code that stands for all bugs of ours.</summary>
    public const string Code = "AEF9001";
}
