using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <content>The names and locations of the links of a chain.</content>
internal sealed partial class ReferenceBinder
{
    private static string? NameOf(ExpressionSyntax link) => link switch
    {
        MemberExpression member => member.Member,
        IndexExpression { Index: LiteralExpression { Value: { ScalarKind: ScalarKind.String } text } } => text.Text,
        _ => null,
    };

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The member at the end of a chain; the chain itself when it does not end with one.</summary>
    private static Location Tail(Location location, string name) =>
        location.Source is { } source
            && location.Span.Length >= name.Length
            && source.Text.AsSpan(0, Math.Min(location.Span.End, source.Text.Length)).EndsWith(name, StringComparison.Ordinal)
            ? Location.FromSource(source, new(location.Span.End - name.Length, name.Length))
            : location;

    private static Location Head(Location location, string name) =>
        location.Source is { } source
            && location.Span.Length >= name.Length
            && source.Text.AsSpan(location.Span.Start).StartsWith(name, StringComparison.Ordinal)
            ? Location.FromSource(source, new(location.Span.Start, name.Length))
            : location;
}
