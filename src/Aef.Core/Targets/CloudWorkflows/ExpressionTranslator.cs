using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Bound values to values of the language. Main has the variables <c>inputs</c>, <c>variables</c> and <c>steps</c>, so that most
/// expressions stay as they were written; values of the run and platform parameters are replaced.
/// </summary>
internal sealed class ExpressionTranslator(TextLiterals texts, PlatformParameters? parameters)
{
    /// <summary>The value of a run that is known when it is compiled.</summary>
    public const string Environment = "environment";

    /// <summary>Longer sums are divided, so that expressions are never deep.</summary>
    private const int PartsPerSum = 100;

    private static readonly ExpressionSyntax OwnProject = Expressions.Parse("sys.get_env(\"GOOGLE_CLOUD_PROJECT_ID\")");
    private static readonly ExpressionSyntax OwnRegion = Expressions.Parse("sys.get_env(\"GOOGLE_CLOUD_LOCATION\")");

    /// <summary>The members of <c>run</c> and where a compiled workflow has them.</summary>
    private static readonly Dictionary<string, ExpressionSyntax> RunMembers = new(StringComparer.Ordinal)
    {
        ["id"] = Expressions.Parse("run.execution_id"),
        ["start_date"] = Expressions.Parse("run.argument.query_variables.start_date"),
        ["end_date"] = Expressions.Parse("run.argument.query_variables.end_date"),
        [RunOutcome.State] = Expressions.Parse($"{SectionLowering.Final}.state"),
        [RunOutcome.Failed] = Expressions.Parse($"{SectionLowering.Final}.failed"),
        [RunOutcome.Error] = Expressions.Parse($"{SectionLowering.Final}.error"),
        ["workflow_name"] = Expressions.Parse("run.argument.workflow_name"),
        ["scheduled_time"] = Expressions.Parse("run.scheduled_time"),
        ["interval_start"] = Expressions.Parse("run.interval_start"),
        ["interval_end"] = Expressions.Parse("run.interval_end"),
        ["schedule"] = Expressions.Parse("run.schedule"),
        ["attempt"] = Expressions.Parse("run.attempt"),
    };

    /// <summary>Where a compiled workflow has a member of <c>run</c>; null for one that is known when it is compiled.</summary>
    public static ExpressionSyntax? RunMember(string name) => RunMembers.GetValueOrDefault(name);

    /// <summary>The value; strings of users stay data, also as keys of maps.</summary>
    public ValueSyntax Translate(BoundValue value) => value switch
    {
        BoundLiteral literal => Data(literal.Node),
        BoundExpression expression => ExpressionPrinter.ToValue(Rewrite(expression)),
        BoundText text => ExpressionPrinter.ToValue(Concatenation(text)),
        BoundList list => new ListValue(list.Items.Select(Translate).ToEquatableList()),
        BoundMap map => new MapValue(map.Entries.Select(e => texts.MapEntry(e.Key, Translate(e.Value))).ToEquatableList()),
        _ => throw new AefInternalException($"{value.GetType().Name} cannot be translated"),
    };

    /// <summary>The expression of a condition, which is one expression, true or false.</summary>
    public ExpressionSyntax Condition(BoundValue condition) => condition switch
    {
        BoundExpression expression => Rewrite(expression),
        BoundLiteral { Node: ScalarNode scalar } => new LiteralExpression(scalar),
        _ => throw new AefInternalException("a condition is an expression, true or false"),
    };

    /// <summary>A value of the definition that is data as a whole.</summary>
    public ValueSyntax Data(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => texts.Of(text.Text),
        ScalarNode scalar => new LiteralValue(scalar),
        SequenceNode list => new ListValue(list.Items.Select(Data).ToEquatableList()),
        MappingNode map => new MapValue(map.Entries.Select(e => texts.MapEntry(e.Key, Data(e.Value))).ToEquatableList()),
        _ => throw new AefInternalException($"{node.GetType().Name} cannot be translated"),
    };

    /// <summary>
    /// Strings are concatenated with <c>+</c>. The sum begins with a string, because two numbers would be added; numbers and booleans are
    /// converted, which is right whether or not <c>+</c> converts them. Null, lists and maps fail at run time.
    /// </summary>
    private ExpressionSyntax Concatenation(BoundText text)
    {
        var sums = text.Parts.Chunk(PartsPerSum).Select(Sum).ToList();
        while (sums.Count > 1)
        {
            sums = sums.Chunk(PartsPerSum).Select(Join).ToList();
        }

        return sums[0];
    }

    private ExpressionSyntax Sum(BoundValue[] values)
    {
        var parts = values.Select(Part);
        return Join(
            values[0].Type == ExpressionType.String ? parts : parts.Prepend(new LiteralExpression(ScalarNode.String(string.Empty))));
    }

    private static ExpressionSyntax Join(IEnumerable<ExpressionSyntax> parts) =>
        parts.Aggregate((left, right) => new BinaryExpression(BinaryOperator.Add, left, right));

    private ExpressionSyntax Part(BoundValue part) => part switch
    {
        BoundLiteral { Node: ScalarNode literal } => texts.Expression(literal.Text),
        BoundExpression { Type: ExpressionType.Integer or ExpressionType.Number or ExpressionType.Boolean } number =>
            new CallExpression("string", EquatableList.Create<ExpressionSyntax>([Rewrite(number)])),
        BoundExpression expression => Rewrite(expression),
        _ => throw new AefInternalException("a string has literal text and expressions"),
    };

    private ExpressionSyntax Rewrite(BoundExpression expression)
    {
        if (expression.Names.Count == 0)
        {
            return expression.Syntax;
        }

        var references = new ReferenceIndex(expression.Names);
        return ExpressionRewriter.Replace(
            expression.Syntax,
            node => references.SymbolOf(node) is { } symbol ? Replacement(symbol) : null);
    }

    private ExpressionSyntax? Replacement(ExpressionSymbol symbol) => symbol switch
    {
        RunSymbol { Member: Environment } => texts.Expression(parameters?.Environment ?? string.Empty),
        EntrySymbol { Root: "run", Member: "project" } => parameters?.ProjectId is { } project ? texts.Expression(project) : OwnProject,
        EntrySymbol { Root: "run", Member: "region" } => parameters?.Region is { } region ? texts.Expression(region) : OwnRegion,
        RunSymbol run => RunMembers.GetValueOrDefault(run.Member),
        PlatformSymbol platform => texts.Expression(parameters?.Find(platform.Key) ?? string.Empty),
        StepStatusSymbol { IsOfItem: true } status => OfItem(status.JobId, "status"),
        StepOutputSymbol { IsOfItem: true } output => OfItem(output.JobId, "output"),
        _ => null,
    };

    private MemberExpression OfItem(string jobId, string member) => new(texts.Entry(UnitsLowering.OwnSteps, jobId), member);
}
