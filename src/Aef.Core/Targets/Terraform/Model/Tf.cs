using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform.Model;

/// <summary>Creates the values of a configuration.</summary>
internal static class Tf
{
    /// <summary>Text of a user.</summary>
    public static DocumentNode Text(string text) => ScalarNode.String(TfText.Escape(text));

    /// <summary>Text of a user, or null.</summary>
    public static DocumentNode? TextOrNull(string? text) => text is null ? null : Text(text);

    /// <summary>An expression.</summary>
    public static DocumentNode Code(TfCode code) => ScalarNode.String($"${{{code}}}");

    /// <summary>Text of this program that contains expressions.</summary>
    public static DocumentNode Template(TfCode text) => ScalarNode.String(text.ToString());

    /// <summary>The path of a file of the module.</summary>
    public static DocumentNode Path(TfPath path) => ScalarNode.String("${path.module}/" + TfText.Escape(path.Relative));

    /// <summary>Text that Terraform does not treat as a template, such as the type of a variable or a reference in depends_on.</summary>
    public static DocumentNode Literal(string text) => ScalarNode.String(text);

    /// <summary>A boolean.</summary>
    public static DocumentNode Flag(bool value) => ScalarNode.Boolean(value);

    /// <summary>A list.</summary>
    public static DocumentNode List(IEnumerable<DocumentNode> items) => new SequenceNode([.. items]);

    /// <summary>A block or an object with keys of this program; entries without a value are omitted.</summary>
    public static MappingNode Map(params IEnumerable<(string Key, DocumentNode? Value)> entries) =>
        new([.. entries.Where(e => e.Value is not null).Select(e => new MappingEntry(e.Key, e.Value!))]); // not null

    /// <summary>An object with keys of users; null without entries.</summary>
    public static MappingNode? Strings(IEnumerable<(string Key, string Value)> entries) =>
        entries.Select(e => new MappingEntry(TfText.Escape(e.Key), Text(e.Value))).ToList() is { Count: > 0 } list
            ? new MappingNode(list)
            : null;
}
