namespace Aef.Google.Rest.Transport;

/// <summary>Sends one HTTP request and returns its answer. It neither repeats requests nor follows redirects.</summary>
public interface ITransport
{
    /// <summary>Sends a request. The caller disposes the response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The answer, whatever its status; its body is not read yet.</returns>
    /// <exception cref="TransportException">There is no answer.</exception>
    Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}
