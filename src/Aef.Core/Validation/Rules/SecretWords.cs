using System.Buffers;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>Recognizes secrets by their names and by their form.</summary>
internal static class SecretWords
{
    private static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly string[] Words =
        ["password", "passwd", "pwd", "passphrase", "secret", "token", "apikey", "credential", "credentials"];
    private static readonly (string First, string Second)[] Pairs =
        [
            ("api", "key"),
            ("access", "key"),
            ("private", "key"),
            ("encryption", "key"),
            ("signing", "key"),
            ("account", "key"),
            ("pass", "word"),
            ("pass", "phrase"),
        ];

    /// <summary>Last words of names that refer to a secret without holding it.</summary>
    private static readonly string[] About =
        [
            "name",
            "id",
            "ids",
            "path",
            "file",
            "url",
            "uri",
            "ref",
            "reference",
            "version",
            "location",
            "type",
            "expiry",
            "ttl",
            "seconds",
            "minutes",
            "length",
            "policy",
            "manager",
            "project",
            "required",
            "enabled",
            "count",
            "limit",
            "env",
            "key_name",
        ];

    /// <summary>The prefixes of keys of well-known services, and the minimum number of base64 characters after them.</summary>
    private static readonly (string Begin, int Following)[] Keys =
    [
        ("AIza", 35), ("AKIA", 16), ("ASIA", 16), ("ghp_", 30), ("gho_", 30), ("ghs_", 30), (
            "github_pat_",
            22), ("glpat-", 20), ("xoxb-", 20), ("xoxp-", 20), ("ya29.", 20), ("sk_live_", 20), ("rk_live_", 20), ("GOCSPX-", 20),
    ];

    /// <summary>The names of headers whose values are credentials, in words.</summary>
    private static readonly string[] Headers = ["authorization", "cookie"];

    /// <summary>The schemes of the header Authorization whose credentials are in the value.</summary>
    private static readonly string[] Schemes = ["Basic ", "Bearer ", "Token "];

    /// <summary>True when a value is a secret by its name or by its form. The name is the key of the value, or null.</summary>
    public static bool IsSecret(ScalarNode scalar, string? name) =>
        scalar.ScalarKind is ScalarKind.String or ScalarKind.Integer or ScalarKind.Double
        && ((name is not null && !IsReference(scalar.Text)
                && (IsSecretName(name) || (IsHeader(name) && IsCredential(scalar.Text.Trim()))))
            || IsSecret(scalar.Text));

    /// <summary>
    /// True when a value under this name is a secret: <c>db_password</c>, <c>apiKey</c>; not <c>secret_name</c> or <c>token_url</c>.
    /// </summary>
    public static bool IsSecretName(string name)
    {
        var words = Split(name);
        if (words.Count == 0 || About.Contains(words[^1], StringComparer.Ordinal))
        {
            return false;
        }

        return words.Exists(w => Words.Contains(w, StringComparer.Ordinal)) || words.Zip(words.Skip(1)).Any(p => Pairs.Contains(p));
    }

    /// <summary>
    /// True when a value only refers to a secret, or is not a value yet: a resource name, an expression, a placeholder, a mask.
    /// </summary>
    public static bool IsReference(string value)
    {
        var text = value.Trim();
        return text.Length == 0
            || text.Contains("${", StringComparison.Ordinal)
            || text.Contains("{{", StringComparison.Ordinal)
            || (text.StartsWith("projects/", StringComparison.Ordinal) && text.Contains("/secrets/", StringComparison.Ordinal))
            || (
                text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme
                    && text.AsSpan(0, scheme) is "sm" or "gs" or "secret" or "secretmanager" or "vault" or "file")
            || text is ['<', .., '>'] or ['$', _, ..] or ['%', .., '%']
            || text.All(c => c is '*' or 'x' or 'X' or '.')
            || bool.TryParse(text, out _)
            || text is "null" or "none" or "None";
    }

    /// <summary>
    /// True when the value itself is evidently a secret: a private key, a key of a well-known service, a password in a URL.
    /// </summary>
    public static bool IsSecret(string text) =>
        (text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        || Array.Exists(Keys, k => Follows(text, k.Begin, k.Following))
        || IsSignedToken(text)
        || HasCredential(text)
        || HasPasswordInAddress(text)
        || HasPasswordProperty(text);

    private static bool Follows(string text, string begin, int following)
    {
        var at = text.IndexOf(begin, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && Run(text.AsSpan(at + begin.Length)) >= following;
    }

    private static int Run(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Base64) is >= 0 and var end ? end : text.Length;

    /// <summary>A JSON Web Token: three parts in base64, of which the first two begin like JSON objects.</summary>
    private static bool IsSignedToken(string text)
    {
        var at = text.IndexOf("eyJ", StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var head = Run(text.AsSpan(at));
        var body = text.AsSpan(at + head);
        return head > 10
            && body.StartsWith(".eyJ", StringComparison.Ordinal)
            && Run(body[1..]) is > 10 and var length
            && body.Length > length + 2
            && body[length + 1] == '.';
    }

    private static bool IsHeader(string name) => Split(name) is [.., var last] && Headers.Contains(last, StringComparer.Ordinal);

    /// <summary>The value of a header with credentials: a scheme and what follows it, <c>name=value</c>, or a long word.</summary>
    private static bool IsCredential(string value) =>
        value.Contains('=', StringComparison.Ordinal) || value.IndexOf(' ', StringComparison.Ordinal) > 0 || value.Length >= 16;

    /// <summary>
    /// <c>Basic dXNlcjpwYXNz</c> as a whole value or after the name of its header. Text such as "Basic authentication" has only letters.
    /// </summary>
    private static bool HasCredential(string text)
    {
        var header = text.IndexOf("uthorization:", StringComparison.OrdinalIgnoreCase);
        var value = (header < 0 ? text : text[(header + "uthorization:".Length)..]).Trim();
        var scheme = Array.Find(Schemes, s => value.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
        {
            return false;
        }

        var credential = value[scheme.Length..].Trim();
        return credential.Length >= 6
            && !credential.Contains(' ', StringComparison.Ordinal)
            && !IsReference(credential)
            && (header >= 0 || credential.Any(c => !char.IsAsciiLetter(c) && c != '-') || credential.Skip(1).Any(char.IsAsciiLetterUpper));
    }

    /// <summary><c>scheme://user:password@host</c>.</summary>
    private static bool HasPasswordInAddress(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return false;
        }

        var rest = text.AsSpan(scheme + 3);
        var end = rest.IndexOfAny("/?# ");
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf('@');
        var colon = at < 0 ? -1 : authority[..at].IndexOf(':');
        return colon >= 0 && !IsReference(authority[(colon + 1)..at].ToString());
    }

    /// <summary><c>password=…</c> in a connection string.</summary>
    private static bool HasPasswordProperty(string text)
    {
        foreach (var name in (ReadOnlySpan<string>)["password=", "pwd=", "passwd="])
        {
            var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || text[at - 1] is ';' or '&' or '?' or ' ' or ','))
            {
                var value = text.AsSpan(at + name.Length);
                var end = value.IndexOfAny(";& ,");
                return !IsReference((end < 0 ? value : value[..end]).ToString());
            }
        }

        return false;
    }

    /// <summary>The words of a name in any of the usual spellings, in lower case.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var isHump = !isEnd && i > start && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]);
            if ((isEnd || isHump) && i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = isEnd ? i + 1 : isHump ? i : start;
        }

        return words;
    }
}
