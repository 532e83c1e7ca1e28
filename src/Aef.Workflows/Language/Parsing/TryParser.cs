using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses <c>try</c> with <c>retry</c> and <c>except</c>.</summary>
internal sealed class TryParser(ParseContext context, ValueParser values, StepParser steps)
{
    public TryBody? Parse(DocumentNode node, MappingNode mapping, string step)
    {
        // The published schema accepts a bare list under `try`, like `steps`.
        var body = node is SequenceNode
            ? new StepsBody(steps.ParseSteps(node, $"\"try\" of step \"{step}\"")) { Location = node.Location }
            : context.Mapping(node, $"\"try\" of step \"{step}\"") is { } inner ? steps.ParseBody(inner, step, isTry: true) : null;
        var retry = mapping["retry"] is { } policy ? ParseRetry(policy, step) : null;
        var except = mapping["except"] is { } handler ? ParseExcept(handler, step) : null;
        return body is null ? null : new TryBody(body, retry, except);
    }

    private ExceptSyntax? ParseExcept(DocumentNode node, string step)
    {
        if (context.Mapping(node, $"\"except\" of step \"{step}\"") is not { } mapping)
        {
            return null;
        }

        var name = mapping["as"] is { } variable ? context.Name(variable, "a variable") : null;
        var body = steps.ParseBody(mapping, step, "as");
        return body is null ? null : new ExceptSyntax(name, body) { Location = mapping.Location };
    }

    private RetrySyntax? ParseRetry(DocumentNode node, string step)
    {
        if (ValueParser.IsExpression(node))
        {
            return new RetrySyntax(values.Parse(node)) { Location = node.Location };
        }

        if (node is not MappingNode mapping)
        {
            context.Report(
                ParsingDiagnostics.WrongKind,
                node.Location,
                $"\"retry\" of step \"{step}\"",
                "an object or an expression",
                node.Kind);
            return null;
        }

        context.CheckKeys(mapping, $"\"retry\" of step \"{step}\"", "predicate", "max_retries", "backoff");
        var predicate = mapping["predicate"] is { } condition ? ParsePredicate(condition) : null;
        var maxRetries = mapping["max_retries"] is { } count ? values.ParseNumberOrExpression(count, "\"max_retries\"") : null;
        var backoff = mapping["backoff"] is { } delays ? ParseBackoff(delays, step) : null;
        return new RetrySyntax(null, predicate, maxRetries, backoff) { Location = mapping.Location };
    }

    private ValueSyntax? ParsePredicate(DocumentNode node)
    {
        if (ValueParser.IsExpression(node))
        {
            return values.Parse(node);
        }

        context.Report(ParsingDiagnostics.WrongKind, node.Location, "\"predicate\"", "an expression", node.Kind);
        return null;
    }

    private BackoffSyntax? ParseBackoff(DocumentNode node, string step)
    {
        if (ValueParser.IsExpression(node))
        {
            return new BackoffSyntax(null, null, null, values.Parse(node)) { Location = node.Location };
        }

        if (node is not MappingNode mapping)
        {
            context.Report(
                ParsingDiagnostics.WrongKind,
                node.Location,
                $"\"backoff\" of step \"{step}\"",
                "an object or an expression",
                node.Kind);
            return null;
        }

        context.CheckKeys(mapping, $"\"backoff\" of step \"{step}\"", "initial_delay", "max_delay", "multiplier");
        return new BackoffSyntax(Number(mapping, "initial_delay"), Number(mapping, "max_delay"), Number(mapping, "multiplier"))
        {
            Location = mapping.Location,
        };
    }

    private ValueSyntax? Number(MappingNode mapping, string key) =>
        mapping[key] is { } node ? values.ParseNumberOrExpression(node, $"\"{key}\"") : null;
}
