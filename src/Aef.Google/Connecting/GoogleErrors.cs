using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Connecting;

/// <summary>The errors of calls as diagnostics. A message never has a credential, a header or a query.</summary>
public static class GoogleErrors
{
    /// <summary>The diagnostic for an exception of a client; null for any other exception, which is a bug.</summary>
    public static Diagnostic? Find(Exception exception) => exception switch
    {
        GoogleApiException { Code: 401 } e => GoogleDiagnostics.NoCredential.At(Location.None, $"{Subject(e)}: {e.Message}"),
        GoogleApiException e => GoogleDiagnostics.Refused.At(Location.None, Subject(e), e.Status, e.Message),
        UnansweredException e => GoogleDiagnostics.NoAnswer.At(Location.None, e.Method, e.Host, e.Message),
        CredentialException e => GoogleDiagnostics.NoCredential.At(Location.None, e.Message),
        ResourceNameException e => GoogleDiagnostics.InvalidName.At(Location.None, e.Message),
        TransportException e => GoogleDiagnostics.NoAnswer.At(Location.None, "A request", "the server", e.Message),
        _ => null,
    };

    private static string Subject(GoogleApiException e) => e.Resource is { } resource ? $"{e.Method} of {resource}" : e.Method;
}
