using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Tests.Conformity;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Parameters;

/// <summary>A split expression has the value of the whole one, and fails exactly when that fails.</summary>
public sealed class ExpressionSplitterTests
{
    private static readonly WorkflowValue Argument =
        WorkflowValue.FromJson("""{"t": true, "f": false, "n": 7, "s": "text", "l": [1, 2, 3], "m": {"k": "v"}}""");

    [Fact]
    public void Random_long_expressions_keep_their_value_and_their_failures()
    {
        var (compared, failed, saved, guarded) = (0, 0, 0, 0);
        for (var number = 1; compared < 1_500; number++)
        {
            var expression = new RandomExpression(number).Boolean(7);
            var text = ExpressionPrinter.Print(expression);
            if (text.Length is <= WorkflowLimits.MaxExpressionLength or > 12_000)
            {
                continue;
            }

            compared++;
            var steps = new List<StepSyntax>();
            var whole = Run(ExpressionPrinter.ToValue(expression), steps);
            var value = Split(expression, steps);
            var split = Run(value, steps);

            (split.State, split.Result)
                .ShouldBe(
                    (whole.State, whole.Result),
                    $"{number}: {text}\n{WorkflowPrinter.Print(Program(value, steps), SourceFormat.Yaml)}");
            failed += whole.State == ExecutionState.Failed ? 1 : 0;
            saved += whole.State == ExecutionState.Succeeded && text.Contains("missing", StringComparison.Ordinal) ? 1 : 0;
            guarded += steps.Exists(s => s.Body is SwitchBody) ? 1 : 0;
        }

        failed.ShouldBeInRange(100, 1_400);
        saved.ShouldBeGreaterThan(100); // an operand that fails was not evaluated
        guarded.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void As_many_operands_as_fit_are_evaluated_together()
    {
        var steps = new List<StepSyntax>();
        var sum = Enumerable.Range(0, 200).Select(i => (ExpressionSyntax)Text("0123456789")).Aggregate(Add);

        Run(Split(sum, steps), steps).Result.ShouldBe((WorkflowValue)string.Concat(Enumerable.Repeat("0123456789", 200)));

        steps.Sum(s => ((AssignBody)s.Body).Assignments.Count).ShouldBeInRange(7, 9); // 200 operands of 15 characters
    }

    [Fact]
    public void A_string_that_is_too_long_on_its_own_is_reported_with_its_length()
    {
        var splitter = new ExpressionSplitter(ThreadScope.Main, () => new StepLabel("x"));

        splitter.Fit(
            ExpressionPrinter.ToValue(
                Add(new CallExpression("text.to_upper", EquatableList.Create<ExpressionSyntax>([Text(new string('a', 450))])), Text("b"))));

        splitter.LongestAtom.ShouldBe(452);
    }

    [Theory]
    [InlineData(399, 0)]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void Only_expressions_above_the_limit_are_split(int length, int parts)
    {
        var steps = new List<StepSyntax>();
        var half = (length - 7) / 2;

        Split(Add(Text(new string('a', half)), Text(new string('b', length - 7 - half))), steps);

        steps.Count.ShouldBe(parts);
    }

    private static ValueSyntax Split(ExpressionSyntax expression, List<StepSyntax> steps)
    {
        var count = 0;
        var splitter = new ExpressionSplitter(ThreadScope.Main, () => new StepLabel($"step_{++count}"));
        var value = splitter.Fit(ExpressionPrinter.ToValue(expression));
        splitter.LongestAtom.ShouldBe(0);
        steps.AddRange(splitter.TakeSteps());
        WorkflowAnalyzer.Analyze(Program(value, steps))
            .Where(d => steps.Count > 0 && d.Code != "AEF5156" || d.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        return value;
    }

    private static WorkflowSyntax Program(ValueSyntax value, IEnumerable<StepSyntax> steps) => new(
    [
        new RoutineSyntax(
            "main",
            [new ParameterSyntax("args")],
            [.. steps, Emit.Step(new StepLabel("result"), new ReturnBody(value))]),
    ]);

    private static Execution Run(ValueSyntax value, IEnumerable<StepSyntax> steps) => VirtualTimeHost.Run(
        new WorkflowEngine(WorkflowProgram.Compile(Program(value, steps)), Argument, new EngineOptions { Limits = EngineLimits.None }),
        new Engine.Running.FakeCallHandler(),
        Engine.Running.Start);

    private static LiteralExpression Text(string text) => new(ScalarNode.String(text));

    private static BinaryExpression Add(ExpressionSyntax left, ExpressionSyntax right) => new(BinaryOperator.Add, left, right);

    /// <summary>Random expressions, some of which fail.</summary>
    private sealed class RandomExpression(int number)
    {
        private readonly Dice _dice = new((ulong)number);

        public ExpressionSyntax Boolean(int depth) => (depth <= 0 ? _dice.Below(4) : _dice.Below(16)) switch
        {
            0 => Member("t"),
            1 => Member("f"),
            2 => _dice.Chance(30) ? Member("n") : Member("t"), // sometimes no boolean
            3 =>
                new BinaryExpression(
                    BinaryOperator.Equal,
                    new MemberExpression(Member("m"), _dice.Chance(60) ? "missing" : "k"),
                    Text("v")),
            4 => new UnaryExpression(UnaryOperator.Not, Boolean(depth - 1)),
            5 => new BinaryExpression(BinaryOperator.Less, Number(depth - 1), Number(depth - 1)),
            6 => new BinaryExpression(BinaryOperator.Equal, String(depth - 1), String(depth - 1)),
            7 =>
                new CallExpression(
                    "if",
                    EquatableList.Create<ExpressionSyntax>([Boolean(depth - 2), Boolean(depth - 2), Boolean(depth - 2)])),
            8 => new BinaryExpression(BinaryOperator.In, Number(depth - 1), List(depth - 1)),
            _ => Chain(_dice.Pick(BinaryOperator.And, BinaryOperator.Or), depth),
        };

        private ExpressionSyntax Chain(BinaryOperator chained, int depth) =>
            Enumerable.Range(0, _dice.Between(2, 7))
                .Select(_ => Boolean(depth - 2))
                .Aggregate((l, r) => new BinaryExpression(chained, l, r));

        private ExpressionSyntax Number(int depth) => (depth <= 0 ? _dice.Below(2) : _dice.Below(6)) switch
        {
            0 => new LiteralExpression(ScalarNode.Integer(_dice.Below(100))),
            1 => Member("n"),
            2 => new UnaryExpression(UnaryOperator.Negate, Number(depth - 1)),
            3 =>
                new CallExpression("len", EquatableList.Create<ExpressionSyntax>([_dice.Chance(50) ? List(depth - 1) : String(depth - 1)])),
            _ =>
                new BinaryExpression(
                    _dice.Pick(BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply),
                    Number(depth - 1),
                    Number(depth - 1)),
        };

        private ExpressionSyntax String(int depth) => (depth <= 0 ? _dice.Below(2) : _dice.Below(5)) switch
        {
            0 => Text(new string((char)('a' + _dice.Below(20)), _dice.Pick(1, 5, 20, 60, 150, 390))),
            1 => Member("s"),
            2 => new CallExpression("string", EquatableList.Create<ExpressionSyntax>([Number(depth - 1)])),
            3 =>
                new IndexExpression(
                    new ListExpression(EquatableList.Create<ExpressionSyntax>([String(depth - 1), Text("z")])),
                    new LiteralExpression(ScalarNode.Integer(_dice.Below(2)))),
            _ => Add(String(depth - 1), String(depth - 1)),
        };

        private ExpressionSyntax List(int depth) => _dice.Chance(30)
            ? Member("l")
            : new ListExpression(Enumerable.Range(0, _dice.Pick(0, 1, 3, 40)).Select(_ => Number(depth - 2)).ToEquatableList());

        private static MemberExpression Member(string name) => new(new NameExpression("args"), name);
    }
}
