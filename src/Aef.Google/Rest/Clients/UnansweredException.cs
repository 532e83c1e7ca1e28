namespace Aef.Google.Rest.Clients;

/// <summary>A request has no answer, also after it was repeated where that is safe.</summary>
public sealed class UnansweredException : Exception
{
    /// <summary>A request without an answer.</summary>
    /// <param name="method">The method, such as <c>executions.create</c>.</param>
    /// <param name="host">The host and port of the server.</param>
    /// <param name="mayHaveHappened">True if the server may have done what was asked.</param>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public UnansweredException(string method, string host, bool mayHaveHappened, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Method = method;
        Host = host;
        MayHaveHappened = mayHaveHappened;
    }

    /// <summary>The method, such as <c>executions.create</c>.</summary>
    public string Method { get; }

    /// <summary>The host and port of the server.</summary>
    public string Host { get; }

    /// <summary>True if the server may have done what was asked. It is never asked again.</summary>
    public bool MayHaveHappened { get; }
}
