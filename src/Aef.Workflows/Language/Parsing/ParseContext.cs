using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>What the parsers of one source share: the diagnostics, and the labels of the current routine.</summary>
internal sealed class ParseContext
{
    private readonly Dictionary<string, StepLabel> _labels = new(StringComparer.Ordinal);
    private int _loops;

    public DiagnosticBag Diagnostics { get; } = new();

    public void BeginRoutine()
    {
        _labels.Clear();
        _loops = 0;
    }

    public void EnterLoop() => _loops++;

    public void LeaveLoop() => _loops--;

    /// <summary>
    /// The label for a name: one object for the steps and the jumps of a routine. <c>break</c> and <c>continue</c> are keywords inside
    /// loops; elsewhere they are names of steps if there are such steps.
    /// </summary>
    public StepLabel Label(string name, bool isStep = false)
    {
        switch (name)
        {
            case "end":
                return StepLabel.End;
            case "break" when _loops > 0:
                return StepLabel.Break;
            case "continue" when _loops > 0:
                return StepLabel.Continue;
        }

        if (!_labels.TryGetValue(name, out var label))
        {
            _labels.Add(name, label = new StepLabel(name));
        }

        if (isStep && label.IsKeyword)
        {
            label.DefineAsStep();
        }

        return label;
    }

    public void Report(DiagnosticDescriptor descriptor, Location location, params ReadOnlySpan<object?> arguments) =>
        Diagnostics.Add(descriptor.At(location, arguments));

    public MappingNode? Mapping(DocumentNode node, string what)
    {
        if (node is MappingNode mapping)
        {
            return mapping;
        }

        Report(ParsingDiagnostics.WrongKind, node.Location, what, "an object", node.Kind);
        return null;
    }

    public SequenceNode? NonEmptySequence(DocumentNode node, string what)
    {
        if (node is not SequenceNode sequence)
        {
            Report(ParsingDiagnostics.WrongKind, node.Location, what, "a list", node.Kind);
            return null;
        }

        if (sequence.Items.Count == 0)
        {
            Report(ParsingDiagnostics.EmptyList, node.Location, what);
            return null;
        }

        return sequence;
    }

    /// <summary>A literal string that cannot be computed.</summary>
    public string? PlainText(DocumentNode node, string what)
    {
        if (node is not ScalarNode scalar || scalar.ScalarKind == ScalarKind.Null)
        {
            Report(ParsingDiagnostics.WrongKind, node.Location, what, "a string", node.Kind);
            return null;
        }

        if (ValueSyntax.LooksLikeExpression(scalar.Text))
        {
            Report(ParsingDiagnostics.NoExpressionHere, node.Location, what);
            return null;
        }

        return scalar.Text;
    }

    /// <summary>The name of a variable, parameter or routine.</summary>
    public string? Name(DocumentNode node, string what)
    {
        var text = PlainText(node, $"The name of {what}");
        return text is null ? null : CheckName(text, node.Location, what);
    }

    public string? CheckName(string name, Location location, string what)
    {
        if (ExpressionLexer.IsName(name) && ExpressionLexer.WordKind(name) == ExpressionTokenKind.Name)
        {
            return name;
        }

        Report(ParsingDiagnostics.InvalidName, location, name, what);
        return null;
    }

    /// <summary>Reports the keys that are not among the known ones.</summary>
    public void CheckKeys(MappingNode mapping, string what, params ReadOnlySpan<string> known)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key))
            {
                Report(ParsingDiagnostics.UnknownKey, entry.KeyLocation, entry.Key, what, string.Join(", ", known!));
            }
        }
    }

    public DocumentNode? Required(MappingNode mapping, string key, string what)
    {
        var node = mapping[key];
        if (node is null)
        {
            Report(ParsingDiagnostics.MissingKey, mapping.Location, key, what);
        }

        return node;
    }
}
