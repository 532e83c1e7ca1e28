using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses the bodies without steps: <c>assign</c> and <c>call</c>.</summary>
internal sealed class SimpleBodyParser(ParseContext context, ValueParser values)
{
    public AssignBody? ParseAssign(DocumentNode node, string step)
    {
        if (context.NonEmptySequence(node, $"\"assign\" of step \"{step}\"") is not { } list)
        {
            return null;
        }

        var assignments = new List<AssignmentSyntax>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not MappingNode { Entries: [var entry] })
            {
                context.Report(
                    ParsingDiagnostics.AssignmentShape,
                    item.Location,
                    item is MappingNode several ? $"{several.Entries.Count} keys" : item.Kind);
                continue;
            }

            var target = ExpressionParser.ParseTarget(entry.Key, entry.KeyLocation);
            context.Diagnostics.AddRange(target.Diagnostics);
            var value = values.Parse(entry.Value);
            if (target.Expression is { } expression)
            {
                assignments.Add(new AssignmentSyntax(expression, value) { Location = entry.KeyLocation });
            }
        }

        return new AssignBody(assignments.ToEquatableList());
    }

    public CallBody? ParseCall(DocumentNode node, MappingNode mapping, string step)
    {
        var callee = context.PlainText(node, $"\"call\" of step \"{step}\"");
        var args = mapping["args"] is { } given ? ParseArguments(given, step) : null;
        var result = mapping["result"] is { } target ? context.Name(target, "a variable") : null;
        return callee is null ? null : new CallBody(callee, args, result);
    }

    private ValueSyntax? ParseArguments(DocumentNode node, string step)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.Null }:
                return null;
            case MappingNode or SequenceNode:
                return values.Parse(node);
            default:
                if (ValueParser.IsExpression(node))
                {
                    return values.Parse(node);
                }

                context.Report(
                    ParsingDiagnostics.WrongKind,
                    node.Location,
                    $"\"args\" of step \"{step}\"",
                    "an object, a list or an expression",
                    node.Kind);
                return null;
        }
    }
}
