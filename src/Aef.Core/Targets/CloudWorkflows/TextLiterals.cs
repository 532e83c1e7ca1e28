using System.Globalization;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Strings of users as data. A string that consists of <c>${…}</c> would be read as an expression anywhere, so it is joined at run time
/// from two variables, neither of which looks like one. An expression literal would not do: expressions have at most 400 characters, and
/// names have no such limit.
/// </summary>
internal sealed class TextLiterals
{
    private const int AssignmentsPerStep = 50;
    private const int MaxLiteralLength = 100;

    private readonly List<(string Target, ValueSyntax Value)> _parts = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>A value that is the string, even if it looks like an expression.</summary>
    public ValueSyntax Of(string text)
    {
        if (!ValueSyntax.LooksLikeExpression(text))
        {
            return ValueSyntax.Of(text);
        }

        var cut = text.IndexOf('$', StringComparison.Ordinal) + 1;
        return Emit.Expression($"{Part(text[..cut])} + {Part(text[cut..])}");
    }

    /// <summary>
    /// An expression whose value is the string: a literal if the string is short and has only characters that every reader of the language
    /// agrees about, otherwise a variable.
    /// </summary>
    public ExpressionSyntax Expression(string text) =>
        text.Length <= MaxLiteralLength && text.All(c => c is >= ' ' and <= '~' and not ('"' or '\\' or '$' or '{' or '}'))
            ? new LiteralExpression(ScalarNode.String(text))
            : ValueSyntax.LooksLikeExpression(text) ? ((ExpressionValue)Of(text)).Expression : new NameExpression(Part(text));

    /// <summary>An entry of a map whose key is the string, even if it looks like an expression.</summary>
    public MapValueEntry MapEntry(string key, ValueSyntax value) =>
        Of(key) is ExpressionValue computed ? MapValueEntry.Create(computed, value) : new MapValueEntry(key, value);

    /// <summary>The entry of a map variable with the key, such as <c>steps.J01</c>.</summary>
    public ExpressionSyntax Entry(string map, string key) => Expression(key) is LiteralExpression
        ? new MemberExpression(new NameExpression(map), key)
        : new IndexExpression(new NameExpression(map), Expression(key));

    /// <summary>The steps that set the variables; they must stand first in main.</summary>
    public IEnumerable<StepSyntax> Steps(StepNamer names) =>
        _parts.Chunk(AssignmentsPerStep).Select(chunk => Emit.Step(names.Label(MainSteps.Texts), Emit.Assign(chunk)));

    private string Part(string text)
    {
        if (!_names.TryGetValue(text, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"text_{_parts.Count + 1}");
            _names.Add(text, name);
            _parts.Add((name, ValueSyntax.Of(text)));
        }

        return name;
    }
}
