using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses <c>for</c> and <c>parallel</c>.</summary>
internal sealed class LoopParser(ParseContext context, ValueParser values, StepParser steps)
{
    public ForBody? ParseFor(DocumentNode node, string step) => ParseLoop(node, step) is { } loop ? new ForBody(loop) : null;

    public ParallelBody? ParseParallel(DocumentNode node, string step)
    {
        var what = $"\"parallel\" of step \"{step}\"";
        if (context.Mapping(node, what) is not { } mapping)
        {
            return null;
        }

        context.CheckKeys(mapping, what, "branches", "for", "shared", "concurrency_limit", "exception_policy");
        var branches = mapping["branches"] is { } list ? ParseBranches(list, what) : [];
        var loop = mapping["for"] is { } round ? ParseLoop(round, step) : null;
        if (mapping["branches"] is null == mapping["for"] is null)
        {
            context.Report(ParsingDiagnostics.ExactlyOne, mapping.Location, what, "branches", "for");
        }

        return new ParallelBody(branches, loop)
        {
            Shared = mapping["shared"] is { } shared ? ParseShared(shared, what) : [],
            ConcurrencyLimit = mapping["concurrency_limit"] is { } limit
                ? values.ParseNumberOrExpression(limit, "\"concurrency_limit\"")
                : null,
            ExceptionPolicy = mapping["exception_policy"] is { } policy ? ParsePolicy(policy) : null,
        };
    }

    private LoopSyntax? ParseLoop(DocumentNode node, string step)
    {
        var what = $"\"for\" of step \"{step}\"";
        if (context.Mapping(node, what) is not { } mapping)
        {
            return null;
        }

        context.CheckKeys(mapping, what, "value", "index", "in", "range", "steps");
        var value = context.Required(mapping, "value", what) is { } variable ? context.Name(variable, "a loop variable") : null;
        var index = mapping["index"] is { } counter ? context.Name(counter, "a loop variable") : null;
        var list = mapping["in"] is { } source ? values.ParseListOrExpression(source, "\"in\"") : null;
        var range = mapping["range"] is { } ends ? ParseRange(ends) : null;
        if (mapping["in"] is null == mapping["range"] is null)
        {
            context.Report(ParsingDiagnostics.ExactlyOne, mapping.Location, what, "in", "range");
        }

        context.EnterLoop();
        var body = context.Required(mapping, "steps", what) is { } inner ? steps.ParseSteps(inner, $"\"steps\" in {what}") : [];
        context.LeaveLoop();
        return value is null ? null : new LoopSyntax(value, index, list, range, body) { Location = mapping.Location };
    }

    private ValueSyntax? ParseRange(DocumentNode node)
    {
        var range = values.ParseListOrExpression(node, "\"range\"");
        if (range is ListValue { Items.Count: not 2 } wrong)
        {
            context.Report(ParsingDiagnostics.RangeEnds, node.Location, $"{wrong.Items.Count} elements");
            return null;
        }

        if (node is SequenceNode ends)
        {
            foreach (var end in ends.Items)
            {
                if (end is not ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } && !ValueParser.IsExpression(end))
                {
                    context.Report(
                        ParsingDiagnostics.WrongKind,
                        end.Location,
                        "An end of \"range\"",
                        "a number or an expression",
                        end.Kind);
                }
            }
        }

        return range;
    }

    private EquatableList<BranchSyntax> ParseBranches(DocumentNode node, string what)
    {
        if (context.NonEmptySequence(node, $"\"branches\" in {what}") is not { } list)
        {
            return [];
        }

        var branches = new List<BranchSyntax>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not MappingNode { Entries: [var entry] })
            {
                context.Report(
                    ParsingDiagnostics.WrongKind,
                    item.Location,
                    "A branch",
                    "an object with exactly one key, its name",
                    item is MappingNode several ? $"an object with {several.Entries.Count} keys" : item.Kind);
                continue;
            }

            var branch = $"branch \"{entry.Key}\"";
            if (context.Mapping(entry.Value, $"The {branch}") is not { } mapping)
            {
                continue;
            }

            context.CheckKeys(mapping, branch, "steps");
            if (context.Required(mapping, "steps", branch) is { } inner)
            {
                branches.Add(
                    new BranchSyntax(entry.Key, steps.ParseSteps(inner, $"\"steps\" of {branch}")) { Location = entry.KeyLocation });
            }
        }

        return branches.ToEquatableList();
    }

    private EquatableList<string> ParseShared(DocumentNode node, string what)
    {
        if (node is not SequenceNode list)
        {
            context.Report(ParsingDiagnostics.WrongKind, node.Location, $"\"shared\" in {what}", "a list", node.Kind);
            return [];
        }

        var shared = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (context.Name(item, "a variable") is { } name)
            {
                shared.Add(name);
            }
        }

        return shared.ToEquatableList();
    }

    private string? ParsePolicy(DocumentNode node)
    {
        var policy = context.PlainText(node, "\"exception_policy\"");
        if (policy is null or "continueAll")
        {
            return policy;
        }

        context.Report(ParsingDiagnostics.ExceptionPolicy, node.Location, policy);
        return null;
    }
}
