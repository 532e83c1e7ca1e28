using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Tests.Documents;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Printing;

/// <summary>Syntax trees of every shape, the same for the same seed. They can be written down, not deployed: names mean nothing.</summary>
internal sealed class RandomWorkflows(int seed)
{
    private static readonly string[] Names = ["a", "b_1", "_c", "list", "text", "ifx", "Not", "x9"];

    private readonly Random _random = new(seed);
    private readonly RandomDocuments _documents = new(seed);
    private readonly List<StepLabel> _labels = [];

    public WorkflowSyntax Workflow()
    {
        var isList = _random.Next(4) == 0;
        return new WorkflowSyntax(
            isList ? [Routine("main", 0)] : [Routine("sub", _random.Next(4)), Routine("main", _random.Next(2)), Routine("x", 1)],
            isList);
    }

    public ExpressionSyntax Expression(int depth) => _random.Next(depth <= 0 ? 3 : 10) switch
    {
        0 => new LiteralExpression(Literal()),
        1 or 2 => new NameExpression(Name()),
        3 => new MemberExpression(Expression(depth - 1), Name()),
        4 => new IndexExpression(Expression(depth - 1), Expression(depth - 1)),
        5 => new CallExpression(_random.Next(2) == 0 ? "len" : "text.split", Many(3, () => Expression(depth - 1))),
        6 => new ListExpression(Many(3, () => Expression(depth - 1))),
        7 => Unary(depth),
        _ => new BinaryExpression((BinaryOperator)_random.Next(15), Expression(depth - 1), Expression(depth - 1)),
    };

    // `not -x` without parentheses is no expression, but the printer puts them; `-1` as a literal comes back as a negation.
    private UnaryExpression Unary(int depth) => new(_random.Next(2) == 0 ? UnaryOperator.Negate : UnaryOperator.Not, Expression(depth - 1));

    private ScalarNode Literal() => _random.Next(5) switch
    {
        0 => ScalarNode.Null(),
        1 => ScalarNode.Boolean(_random.Next(2) == 0),
        2 => ScalarNode.Integer(_random.NextInt64()),
        3 => ScalarNode.Double(_random.NextDouble() * Math.Pow(10, _random.Next(-20, 25))),
        _ => ScalarNode.String(_documents.NextText()),
    };

    private RoutineSyntax Routine(string name, int parameters)
    {
        _labels.Clear();
        var list = Enumerable.Range(0, parameters).Select(i => new ParameterSyntax("p" + i, _random.Next(2) == 0 ? null : Value(1)));
        return new RoutineSyntax(name, list.ToEquatableList(), Steps(4));
    }

    private EquatableList<StepSyntax> Steps(int depth)
    {
        var steps = new List<StepSyntax>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var text = _random.Next(3) == 0 ? _documents.NextText() : "step";
            var label = new StepLabel($"{text}~{_labels.Count}");
            _labels.Add(label);
            steps.Add(new StepSyntax(label, Body(depth, false)));
        }

        return steps.ToEquatableList();
    }

    private StepBody Body(int depth, bool isTry)
    {
        StepBody body = _random.Next(depth <= 0 ? 5 : 11) switch
        {
            0 => new AssignBody(Some(3, () => new AssignmentSyntax(Target(2), Value(2)))),
            1 => new CallBody("sys.log", Arguments(), _random.Next(2) == 0 ? Name() : null),
            2 => new RaiseBody(Value(2)),
            3 => new ReturnBody(Value(3)),
            4 => new JumpBody(),
            5 or 6 => new SwitchBody(Some(3, () => new SwitchEntrySyntax(Condition(), Body(depth - 1, false)))),
            7 when !isTry => new ForBody(Loop(depth - 1)),
            8 => Parallel(depth - 1),
            9 =>
                new TryBody(
                    Body(depth - 1, true),
                    _random.Next(2) == 0 ? null : Retry(),
                    _random.Next(2) == 0 ? null : new ExceptSyntax(_random.Next(2) == 0 ? null : Name(), Body(depth - 1, false))),
            _ => new StepsBody(Steps(depth - 1)),
        };
        return body with { Next = body is JumpBody || _random.Next(3) == 0 ? new JumpSyntax(Label()) : null };
    }

    private StepLabel Label() => _labels.Count == 0 || _random.Next(4) == 0 ? StepLabel.End : _labels[_random.Next(_labels.Count)];

    private ValueSyntax? Arguments() => _random.Next(4) switch
    {
        0 => null,
        1 => new ListValue(Many(3, () => Value(2))),
        2 => ExpressionOf(2),
        _ => Map(2),
    };

    private LoopSyntax Loop(int depth) => _random.Next(3) switch
    {
        0 => new LoopSyntax(Name(), Name(), ExpressionOf(2), null, Steps(depth)),
        1 => new LoopSyntax(Name(), null, new ListValue(Many(3, () => Value(2))), null, Steps(depth)),
        _ => new LoopSyntax(Name(), null, null, new ListValue([ValueSyntax.Of(_random.Next()), ExpressionOf(2)]), Steps(depth)),
    };

    private ParallelBody Parallel(int depth)
    {
        var branches = _random.Next(2) == 0
            ? EquatableList<BranchSyntax>.Empty
            : Some(3, () => new BranchSyntax("branch" + _random.Next(), Steps(depth)));
        return new ParallelBody(branches, branches.Count == 0 ? Loop(depth) : null)
        {
            Shared = Many(2, Name),
            ConcurrencyLimit = _random.Next(2) == 0 ? null : ExpressionOf(1),
            ExceptionPolicy = _random.Next(2) == 0 ? null : "continueAll",
        };
    }

    private RetrySyntax Retry() => _random.Next(3) switch
    {
        0 => new RetrySyntax(ExpressionOf(1)),
        1 => new RetrySyntax(null, ExpressionOf(1), ValueSyntax.Of(_random.Next()), new BackoffSyntax(null, null, null, ExpressionOf(1))),
        _ => new RetrySyntax(null, null, ExpressionOf(1), new BackoffSyntax(ValueSyntax.Of(1.25), null, ExpressionOf(1))),
    };

    private ValueSyntax Condition() => _random.Next(3) == 0 ? ValueSyntax.Of(_random.Next(2) == 0) : ExpressionOf(3);

    private ExpressionSyntax Target(int depth) => depth == 0 || _random.Next(2) == 0
        ? new NameExpression(Name())
        : _random.Next(2) == 0 ? new MemberExpression(Target(depth - 1), Name()) : new IndexExpression(Target(depth - 1), Expression(2));

    private ExpressionValue ExpressionOf(int depth)
    {
        var expression = Expression(depth);
        return new ExpressionValue(expression, ExpressionPrinter.Print(expression));
    }

    private ValueSyntax Value(int depth) => _random.Next(depth <= 0 ? 3 : 5) switch
    {
        0 or 1 => Data(),
        2 => ExpressionOf(3),
        3 => new ListValue(Many(3, () => Value(depth - 1))),
        _ => Map(depth),
    };

    private LiteralValue Data()
    {
        var scalar = Literal();
        return new LiteralValue(
            scalar.ScalarKind == ScalarKind.String && ValueSyntax.LooksLikeExpression(scalar.Text) ? ScalarNode.Null() : scalar);
    }

    private MapValue Map(int depth) =>
        new(
            Enumerable.Range(0, _random.Next(4))
                .Select(_ => _documents.NextText())
                .Distinct(StringComparer.Ordinal)
                .Select(k => Entry(k, depth))
                .DistinctBy(e => e.Key)
                .ToEquatableList());

    private MapValueEntry Entry(string key, int depth) => _random.Next(4) == 0 || ValueSyntax.LooksLikeExpression(key)
        ? MapValueEntry.Create(ExpressionOf(2), Value(depth - 1))
        : new MapValueEntry(key, Value(depth - 1));

    private string Name() => Names[_random.Next(Names.Length)];

    private EquatableList<T> Many<T>(int most, Func<T> make) =>
        Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make()).ToEquatableList();

    private EquatableList<T> Some<T>(int most, Func<T> make) =>
        Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => make()).ToEquatableList();
}
