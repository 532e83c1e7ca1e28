using System.Globalization;
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

    /// <summary>The steps that set the variables; they must come first in main.</summary>
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
