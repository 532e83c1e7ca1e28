using System.Security.Cryptography;
using System.Text;

namespace Aef.Workflows.Journal;

/// <summary>A source text of a run, as it was when the run began.</summary>
public sealed record JournalSource
{
    /// <summary>Creates a source; <paramref name="path"/> is null for texts without a file.</summary>
    public JournalSource(string role, string? path, string text)
    {
        ArgumentNullException.ThrowIfNull(role);
        ArgumentNullException.ThrowIfNull(text);
        Role = role;
        Path = path;
        Text = text;
    }

    /// <summary>The role of the text in the run, such as <c>source</c> or <c>simulation</c>.</summary>
    public string Role { get; }

    /// <summary>The file, as the caller named it; null when there was none.</summary>
    public string? Path { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
