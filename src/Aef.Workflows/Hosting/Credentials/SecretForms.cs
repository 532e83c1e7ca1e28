using System.Globalization;
using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// Lists the forms in which a secret can appear: unchanged, its leaves when it is JSON, its decoded form, and each of these in the
/// encodings that a workflow can produce, up to two of them nested. A form is a chain of steps such as <c>leaf2+json+base64-1</c>. Hashes
/// of a secret are not included: they do not reveal it.
/// </summary>
internal static class SecretForms
{
    /// <summary>The last step of a secret that is an integer in the workflow.</summary>
    public const string Integer = "integer";

    /// <summary>The last step of a secret that is a double in the workflow.</summary>
    public const string Double = "double";

    /// <summary>Shorter strings occur in other words by chance; they are masked only as a whole string.</summary>
    public const int ShortestInText = 4;

    private static readonly string[] EncodingsOfShort = ["uri", "plus", "json", .. SecretBase64.Alignments];

    private static readonly string[] Encodings = ["upper", "lower", .. EncodingsOfShort, .. SecretBase64.OtherCharsets];

    // What commands print of a secret, such as xxd and openssl; a workflow cannot, so that they are not encoded once more.
    private static readonly string[] OfCommands = ["hex", "HEX", "urilower"];

    // Larger secrets are masked in each encoding, but not in nested encodings: the forms would need megabytes.
    private const int LongestEncodedTwice = 8 * 1024;

    // These values are the same in every key file of Google, and occur in addresses and messages unrelated to the key.
    private static readonly HashSet<string> PublicLeaves = new(StringComparer.Ordinal)
    {
        "service_account", "authorized_user", "external_account", "googleapis.com", "https://accounts.google.com/o/oauth2/auth",
        "https://oauth2.googleapis.com/token", "https://www.googleapis.com/oauth2/v1/certs",
    };

    /// <summary>All forms of a secret; the same text may appear more than once.</summary>
    public static IEnumerable<SecretForm> ListAll(string? name, string value)
    {
        foreach (var (text, form) in ListTexts(value))
        {
            var plain = new SecretForm(text, name, form) { IsPlain = true };
            yield return plain;
            foreach (var encoded in ListEncoded(plain))
            {
                yield return encoded;
            }
        }
    }

    /// <summary>The text of a form of a secret; null when the secret does not have such a form (any more).</summary>
    public static string? Apply(string value, string form)
    {
        var text = value;
        var slice = form.IndexOf('@', StringComparison.Ordinal);
        foreach (var step in (slice < 0 ? form : form[..slice]).Split('+'))
        {
            if (ApplyStep(text, step) is not { } next)
            {
                return null;
            }

            text = next;
        }

        return slice < 0 ? text : Cut(text, form[(slice + 1)..]);
    }

    /// <summary>Parses a secret that is a number.</summary>
    public static bool TryParseNumber(string text, out WorkflowValue number)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            number = integer;
            return true;
        }

        var isDouble = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real);
        number = real;
        return isDouble;
    }

    /// <summary>The form of a part of a string that has a form.</summary>
    public static string Slice(string form, int start, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{form}@{start}-{length}");

    private static IEnumerable<(string Text, string Form)> ListTexts(string value)
    {
        yield return (value, "plain");
        yield return (value.Trim(), "trimmed");
        foreach (var leaf in ListLeaves(value, "leaf"))
        {
            yield return leaf;
        }

        foreach (var step in (string[])["decoded", "unescaped"])
        {
            if (ApplyStep(value, step) is { Length: >= ShortestInText } decoded && decoded != value)
            {
                yield return (decoded, step);
                foreach (var leaf in ListLeaves(decoded, step + "+leaf"))
                {
                    yield return leaf;
                }
            }
        }
    }

    private static IEnumerable<(string Text, string Form)> ListLeaves(string value, string form) =>
        SecretLeaves.List(value)
            .Select((leaf, i) => (leaf, form + i.ToString(CultureInfo.InvariantCulture)))
            .Where(l => l.leaf.Length >= ShortestInText && !PublicLeaves.Contains(l.leaf));

    private static IEnumerable<SecretForm> ListEncoded(SecretForm plain)
    {
        yield return Encode(plain, "base64");
        var isLong = plain.Text.Length >= ShortestInText;
        foreach (var form in isLong ? ListOnce(plain, OfCommands) : [])
        {
            yield return form;
        }

        foreach (var once in ListOnce(plain, isLong ? Encodings : EncodingsOfShort).DistinctBy(f => f.Text))
        {
            yield return once;
            foreach (var twice in isLong && plain.Text.Length <= LongestEncodedTwice ? ListOnce(once, Encodings).SelectMany(WithQuotes) : [])
            {
                yield return twice;
            }
        }
    }

    private static IEnumerable<SecretForm> ListOnce(SecretForm form, string[] encodings) =>
        encodings.Select(step => Encode(form, step)).Where(f => f.Text != form.Text);

    /// <summary>
    /// The form, and the form in one and in two more strings of JSON: an error in its payload, and a payload in the message about it.
    /// </summary>
    private static IEnumerable<SecretForm> WithQuotes(SecretForm form)
    {
        yield return form;
        for (var i = 0; i < 2; i++)
        {
            var quoted = Encode(form, "json");
            if (quoted.Text == form.Text)
            {
                yield break;
            }

            form = quoted;
            yield return form;
        }
    }

    private static SecretForm Encode(SecretForm form, string step)
    {
        var (start, end) = SecretBase64.OpenEnds(form.Text, step) ?? (form.OpensAtStart, form.OpensAtEnd);
        var name = form.Form == "plain" ? step : $"{form.Form}+{step}";
        return new SecretForm(ApplyStep(form.Text, step) ?? string.Empty, form.Name, name, start, end);
    }

    private static string? ApplyStep(string text, string step) => step switch
    {
        "plain" or Integer or Double => text,
        "trimmed" => text.Trim(),
        "upper" => text.ToUpperInvariant(),
#pragma warning disable CA1308 // what text.to_lower makes of a secret, not a normalization
        "lower" => text.ToLowerInvariant(),
#pragma warning restore CA1308
        "uri" => Uri.EscapeDataString(text),
        "urilower" => LowerEscapes(Uri.EscapeDataString(text)),
        "hex" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        "HEX" => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        "plus" => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal),
        "json" => WorkflowValue.FromString(text).ToString()[1..^1],
        "unescaped" => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : null,
        "decoded" => SecretBase64.Decode(text),
        ['l', 'e', 'a', 'f', .. var number] => TryParseIndex(number, out var i) ? SecretLeaves.List(text).ElementAtOrDefault(i) : null,
        _ => SecretBase64.Encode(text, step),
    };

    /// <summary>Some programs write escapes of URLs in lower case.</summary>
    private static string LowerEscapes(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        source.CopyTo(span);
        for (var i = 0; i < span.Length; i++)
        {
            if (source[i] == '%')
            {
                span[i + 1] = char.ToLowerInvariant(source[i + 1]);
                span[i + 2] = char.ToLowerInvariant(source[i + 2]);
            }
        }
    });

    private static string? Cut(string text, string slice)
    {
        var numbers = slice.Split('-');
        return numbers.Length == 2 && TryParseIndex(numbers[0], out var start) && TryParseIndex(numbers[1], out var length)
            && start <= text.Length && length <= text.Length - start
            ? text.Substring(start, length)
            : null;
    }

    private static bool TryParseIndex(string text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
