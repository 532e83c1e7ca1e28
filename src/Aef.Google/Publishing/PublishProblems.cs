using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;

namespace Aef.Google.Publishing;

/// <summary>The problems of calls that read the current state.</summary>
internal static class PublishProblems
{
    /// <summary>True for an exception of a call; any other one is a bug.</summary>
    public static bool IsOfCall(Exception e) =>
        e is GoogleApiException or UnansweredException or CredentialException or ResourceNameException;

    /// <summary>The problem, without anything that looks like a credential.</summary>
    public static Diagnostic Of(Exception e) =>
        PublishDiagnostics.CannotRead.At(Location.None, CredentialPatterns.Hide(Describe(e)));

    private static string Describe(Exception e) => e switch
    {
        GoogleApiException { Resource: { } resource } error => $"{error.Method} of {resource}: {error.Message}",
        UnansweredException error => $"{error.Method}: {error.Host} did not answer: {error.Message}",
        CredentialException => $"no usable credential: {e.Message}",
        _ => e.Message,
    };
}
