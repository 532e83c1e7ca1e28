namespace Aef.Documents.Diagnostics;

/// <summary>A bug in Aef, code AEF9001: never the response to a user's input.</summary>
public sealed class AefInternalException : Exception
{
    /// <summary>Creates the exception; the message names the broken assumption.</summary>
    public AefInternalException(string message, Exception? innerException = null)
        : base($"{Code}: {message} This is a bug in Aef, please report it.", innerException)
    {
    }

    /// <summary>The code of all bugs in Aef.</summary>
    public const string Code = "AEF9001";
}
