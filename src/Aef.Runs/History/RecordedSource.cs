using System.Security.Cryptography;
using System.Text;

namespace Aef.Runs.History;

/// <summary>The definition or the source of a run that is recorded.</summary>
/// <param name="Path">Its full path; null for one that is no file.</param>
/// <param name="Text">Its text.</param>
internal sealed record RecordedSource(string? Path, string Text)
{
    /// <summary>The name of its copy in the folder of the run.</summary>
    public string CopyName => Text.AsSpan().TrimStart() is ['{' or '[', ..] ? "definition.json" : "definition.yaml";

    /// <summary>The hash of the text in UTF-8.</summary>
    public string Hash => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
