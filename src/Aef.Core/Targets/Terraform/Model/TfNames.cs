using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Core.Targets.Terraform.Model;

/// <summary>
/// Names that follow only from what they name, so that they stay the same when other pipelines come and go: Terraform would otherwise
/// destroy and create resources.
/// </summary>
internal static class TfNames
{
    /// <summary>The longest id of a service account.</summary>
    public const int MaxAccountId = 30;

    private const int MinAccountId = 6;
    private const int HashDigits = 6;

    /// <summary>The name itself if Terraform allows it, and otherwise a similar one with a hash of the original.</summary>
    public static TfName Resource(string text) => TfName.IsValid(text) ? new TfName(text) : new TfName(Similar(text, '_', 100));

    /// <summary>A file name that every system allows: the name itself, or a similar one with a hash of the original.</summary>
    public static string File(string text) =>
        text.Length <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && text.Length > 0
            ? text
            : Similar(text, '_', 100);

    /// <summary>The id of the service account of a pipeline: 6 to 30 lowercase letters, digits and hyphens.</summary>
    public static string AccountId(string pipeline)
    {
        var plain = "wf-" + pipeline;
        return plain.Length is >= MinAccountId and <= MaxAccountId && plain.All(IsOfAccount) && char.IsAsciiLetterOrDigit(plain[^1])
            ? plain
            : Similar(plain.ToLowerInvariant(), '-', MaxAccountId, pipeline);
    }

    private static bool IsOfAccount(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    private static string Similar(string text, char separator, int max, string? hashed = null)
    {
        var name = new StringBuilder();
        foreach (var c in text)
        {
            var kept = char.IsAsciiLetterOrDigit(c) || (c is '_' or '-' && separator == '_') ? c : separator;
            if (kept != separator || (name.Length > 0 && name[^1] != separator))
            {
                name.Append(kept);
            }
        }

        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            name.Insert(0, "x" + separator);
        }

        name.Length = Math.Min(name.Length, max - HashDigits - 1);
        return name.ToString().TrimEnd('_', '-') + separator + Hash(hashed ?? text);
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits]
        .ToLower(CultureInfo.InvariantCulture);
}
