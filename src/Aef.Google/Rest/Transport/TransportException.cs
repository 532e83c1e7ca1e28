namespace Aef.Google.Rest.Transport;

/// <summary>A request has no answer.</summary>
public sealed class TransportException : Exception
{
    /// <summary>A request without an answer.</summary>
    /// <param name="message">What happened, without headers and query.</param>
    /// <param name="wasSent">False if the server cannot have received any part of the request.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public TransportException(string message, bool wasSent, Exception? innerException = null)
        : base(message, innerException) => WasSent = wasSent;

    /// <summary>False if the server cannot have received any part of the request, so that sending it again is safe.</summary>
    public bool WasSent { get; }
}
