using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Inputs;

/// <summary>References to secrets: <c>env:NAME</c>, <c>file:PATH</c> and <c>secret:NAME</c>.</summary>
internal static class SecretReferences
{
    private static readonly string[] Schemes = ["env:", "file:", "secret:"];

    /// <summary>True for a reference that some target can resolve.</summary>
    public static bool IsReference(DocumentNode node) =>
        node is ScalarNode { ScalarKind: ScalarKind.String } text
        && Schemes.Any(s => text.Text.StartsWith(s, StringComparison.Ordinal) && text.Text.AsSpan(s.Length).Trim().Length > 0);
}
