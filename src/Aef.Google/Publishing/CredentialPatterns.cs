using System.Text.RegularExpressions;

namespace Aef.Google.Publishing;

/// <summary>Hides what looks like a credential in the sources and settings that plans show.</summary>
internal static partial class CredentialPatterns
{
    /// <summary>The text without credentials.</summary>
    public static string Hide(string text) => Pattern().Replace(text, "(hidden)");

    // Access tokens, API keys and private keys of Google; bearer tokens; JWTs.
    [GeneratedRegex(
        @"ya29\.[\w.\-]+|AIza[\w\-]{20,}|-----BEGIN[^""]*|(?<=[Bb]earer )[\w.~+/=\-]{8,}|eyJ[\w\-]{10,}\.[\w\-]+\.[\w\-]*|"
        + @"(?<=""(?:private_key|private_key_id|access_token|refresh_token|client_secret|password)""\s*:\s*"")[^""]+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Pattern();
}
