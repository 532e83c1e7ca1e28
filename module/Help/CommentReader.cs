using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aef.Help;

/// <summary>The summaries of documentation comments, as plain text.</summary>
public sealed partial class CommentReader
{
    private readonly Dictionary<string, string> _summaries;

    /// <summary>Reads the file that the compiler wrote next to the assembly.</summary>
    public CommentReader(string path) =>
        _summaries = XDocument.Load(path).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => (string?)m.Attribute("name") ?? string.Empty, m => Text(m.Element("summary")), StringComparer.Ordinal);

    public string this[Type type] => _summaries.GetValueOrDefault($"T:{type.FullName}", string.Empty);

    public string this[ParameterInfo parameter] =>
        _summaries.GetValueOrDefault($"P:{parameter.Property.DeclaringType?.FullName}.{parameter.Name}", string.Empty);

    private static string Text(XElement? summary) =>
        Spaces().Replace(string.Concat(summary?.Nodes().Select(Text) ?? []), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? string.Empty).Split('.')[^1],
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => string.Empty,
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Spaces();
}
