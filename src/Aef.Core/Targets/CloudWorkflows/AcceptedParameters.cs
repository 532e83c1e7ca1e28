using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Refuses parameters whose value only a run knows, and which is not one of the <c>values</c>, or does not have the <c>format</c>, that the
/// entry requires: nothing is started then, and no other attempt follows. Values that the compiler knows are checked by it.
/// </summary>
internal sealed class AcceptedParameters(LoweringContext context, TextLiterals texts, Func<string, StepLabel> label)
{
    /// <summary>A switch has at most 50 entries, and a parameter at most three.</summary>
    private const int MostPerStep = 16;

    private const string Item = "item";

    /// <summary>The steps that check the parameters of an executor, which are in the variable <c>parameters</c>.</summary>
    public IEnumerable<StepSyntax> Check(ExecutorDefinition executor)
    {
        var checkedAtRun = executor.Parameters.Where(p => HasRange(p) && OnlyRunKnows(executor, p.Name)).ToList();
        var lists = checkedAtRun.Where(p => p.Format is not null && p.Type == InputType.List).ToList();
        foreach (var chunk in checkedAtRun.Except(lists).Chunk(MostPerStep))
        {
            // An expression has at most 400 characters, and a list of values has no such limit.
            var words = chunk.Index().Where(p => WordsOf(p.Item).Any()).ToList();
            if (words.Count > 0)
            {
                yield return Emit.Step(label("words"), Emit.Assign(
                    [.. words.Select(p => (Words(p.Index), (ValueSyntax)Emit.List(WordsOf(p.Item).Select(Literal))))]));
            }

            yield return Emit.Step(
                label("accepted"),
                new SwitchBody([.. chunk.Index().SelectMany(p => Entries(executor, p.Item, Words(p.Index)))]));
        }

        foreach (var list in lists)
        {
            yield return Emit.Step(label("accepted"), new SwitchBody([new SwitchEntrySyntax(
                ExpressionPrinter.ToValue(IsOfType(texts.Entry("parameters", list.Name), "list")),
                new StepsBody([Emit.Step(label("each"), Each(executor, list))]))]));
        }
    }

    private static bool HasRange(ExecutorParameter parameter) => parameter.Format is not null || WordsOf(parameter).Any();

    private static IEnumerable<ScalarNode> WordsOf(ExecutorParameter parameter) => parameter.Values.OfType<ScalarNode>();

    private static string Words(int index) => string.Create(CultureInfo.InvariantCulture, $"words{index + 1}");

    private bool OnlyRunKnows(ExecutorDefinition executor, string parameter) => context.Pipeline.Steps.Any(s =>
        s.IsConnector
        && s.Executor?.Name == executor.Name
        && (s.NeedsBucket(context.Parameters)
            || (s.With is BoundMap map && map.Entries.Any(e => e.Key == parameter && e.Value is not BoundLiteral))));

    private IEnumerable<SwitchEntrySyntax> Entries(ExecutorDefinition executor, ExecutorParameter parameter, string words)
    {
        var value = texts.Entry("parameters", parameter.Name);
        var isSet = new BinaryExpression(BinaryOperator.NotEqual, value, new LiteralExpression(ScalarNode.Null()));
        if (WordsOf(parameter).Any())
        {
            var isListed = new BinaryExpression(BinaryOperator.In, value, new NameExpression(words));
            yield return Refuse(executor, parameter, And(isSet, Not(isListed)), Quoted.Choice([.. WordsOf(parameter).Select(v => v.Text)]));
        }

        if (parameter.Format is { } format)
        {
            // Each operand can be evaluated, whatever the other one is.
            var text = new CallExpression("default", [value, new LiteralExpression(ScalarNode.String(string.Empty))]);
            yield return Refuse(executor, parameter, And(isSet, Not(IsOfType(value, "string"))), ParameterFormats.Describe(format));
            yield return Refuse(executor, parameter, And(isSet, Not(Matches(text, format))), ParameterFormats.Describe(format));
        }
    }

    private ForBody Each(ExecutorDefinition executor, ExecutorParameter list)
    {
        var format = list.Format!.Value; // filtered by the caller
        var item = new NameExpression(Item);
        return new ForBody(new LoopSyntax(
            Item,
            null,
            ExpressionPrinter.ToValue(texts.Entry("parameters", list.Name)),
            null,
            [Emit.Step(label("accepted_item"), new SwitchBody(
            [
                Refuse(executor, list, Not(IsOfType(item, "string")), "a list of strings"),
                Refuse(executor, list, Not(Matches(item, format)), ParameterFormats.Describe(format)),
            ]))]));
    }

    private SwitchEntrySyntax Refuse(
        ExecutorDefinition executor,
        ExecutorParameter parameter,
        ExpressionSyntax problem,
        string expected) => new(
        ExpressionPrinter.ToValue(problem),
        new RaiseBody(Emit.Map(
            ("kind", ValueSyntax.Of(FailureKinds.ExpressionError)),
            ("message", texts.Of($"The parameter \"{parameter.Name}\" of {executor.Name} must be {expected}; nothing started")))));

    private CallExpression Matches(ExpressionSyntax value, ParameterFormat format) =>
        new("text.match_regex", [value, texts.Expression(ParameterFormats.PatternOf(format))]);

    private ValueSyntax Literal(ScalarNode value) =>
        value.ScalarKind == ScalarKind.String ? texts.Of(value.Text) : new LiteralValue(value);

    private static BinaryExpression IsOfType(ExpressionSyntax value, string type) => new(
        BinaryOperator.Equal,
        new CallExpression("get_type", [value]),
        new LiteralExpression(ScalarNode.String(type)));

    private static BinaryExpression And(ExpressionSyntax left, ExpressionSyntax right) => new(BinaryOperator.And, left, right);

    private static UnaryExpression Not(ExpressionSyntax operand) => new(UnaryOperator.Not, operand);
}
