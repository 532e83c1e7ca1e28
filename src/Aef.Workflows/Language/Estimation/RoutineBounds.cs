using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>The bounds of the routines of one workflow, each computed once.</summary>
internal sealed class RoutineBounds
{
    private readonly StepBoundOptions _options;
    private readonly Dictionary<string, RoutineSyntax> _routines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undecided = new(StringComparer.Ordinal);

    public RoutineBounds(IEnumerable<RoutineSyntax> routines, StepBoundOptions options)
    {
        _options = options;
        foreach (var routine in routines)
        {
            _routines[routine.Name] = routine;
        }
    }

    /// <summary>True when anything may fail.</summary>
    public bool Errors => _options.Errors;

    /// <summary>Why bounds are unknown, in the order of discovery.</summary>
    public IEnumerable<string> Undecided => _undecided;

    /// <summary>The executed steps of one call of a function besides the call itself; zero for the library.</summary>
    public long Call(string callee)
    {
        if (!_routines.TryGetValue(callee, out var routine))
        {
            return 0;
        }

        if (_known.TryGetValue(callee, out var known))
        {
            return known;
        }

        if (_options.CallCost(callee) is { } given)
        {
            return _known[callee] = given;
        }

        if (!_open.Add(callee))
        {
            _undecided.Add(callee);
            return 0;
        }

        var cost = Longest(callee, new FlowBuilder(callee, this).Build(routine.Steps));
        _open.Remove(callee);
        return _known[callee] = cost;
    }

    /// <summary>The executed steps of the subworkflows that the expressions of a body call.</summary>
    public long CallsInExpressions(StepBody body) => CallsIn(BodyValues.Of(body));

    /// <summary>The maximum number of rounds of a loop.</summary>
    public long Rounds(string routine, string location, LoopSyntax loop)
    {
        var rounds = Written(loop) ?? _options.Rounds(routine, location[(routine.Length + 1)..]);
        if (rounds is null)
        {
            _undecided.Add(location);
        }

        return rounds ?? 0;
    }

    /// <summary>The maximum number of retries of a policy, and the executed steps of its predicate each time.</summary>
    public (long? Repeats, long Predicate) Retry(RetrySyntax retry)
    {
        var predicate = retry.Predicate is ExpressionValue { Expression: NameExpression { Name: var name } }
            && _routines.ContainsKey(name)
            ? StepCosts.InnerCall + Call(name)
            : 0;
        return (Repeats(retry), predicate + CallsIn(BodyValues.Of(retry)));
    }

    /// <summary>The longest path through a graph.</summary>
    public long Longest(string routine, FlowNode first) => new LongestPath(_options.JumpsBack(routine), _undecided).Of(first);

    private long CallsIn(IEnumerable<ValueSyntax> values) => _routines.Count < 2
        ? 0
        : values.SelectMany(ExpressionCalls.In).Where(_routines.ContainsKey).Sum(callee => StepCosts.InnerCall + Call(callee));

    private static long? Repeats(RetrySyntax retry) => retry switch
    {
        { Policy: ExpressionValue { Expression: MemberExpression { Target: NameExpression { Name: "http" }, Member: "default_retry" or "default_retry_non_idempotent" } } } => StepCosts.LibraryRetries,
        { Policy: not null } => null,
        { MaxRetries: null } => StepCosts.LibraryRetries,
        { MaxRetries: LiteralValue { Scalar: { ScalarKind: ScalarKind.Integer } number } } => Math.Max(0, number.IntegerValue),
        _ => null,
    };

    private static long? Written(LoopSyntax loop) => loop switch
    {
        { In: ListValue list } => list.Items.Count,
        { In: ExpressionValue { Expression: ListExpression list } } => list.Items.Count,
        { Range: ListValue { Items: [var first, var last] } } => Count(Integer(first), Integer(last)),
        { Range: ExpressionValue { Expression: ListExpression { Items: [LiteralExpression first, LiteralExpression last] } } } =>
            Count(Integer(first.Value), Integer(last.Value)),
        _ => null,
    };

    private static long? Integer(ValueSyntax value) => value switch
    {
        LiteralValue literal => Integer(literal.Scalar),
        ExpressionValue { Expression: LiteralExpression literal } => Integer(literal.Value),
        _ => null,
    };

    private static long? Integer(ScalarNode scalar) => scalar.ScalarKind == ScalarKind.Integer ? scalar.IntegerValue : null;

    private static long? Count(long? first, long? last) =>
        first is null || last is null ? null : (long)Math.Clamp((decimal)last - (decimal)first + 1, 0, LongestPath.Most);
}
