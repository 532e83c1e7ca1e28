using System.Text;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Fuzz.Mutators;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Fuzz.Targets;

/// <summary>Expressions and the left sides of assignments: parsed, and evaluated in a workflow that has their variables.</summary>
public sealed class ExpressionTarget : FuzzTarget
{
    private static readonly MappingNode Variables = new(
    [
        new("k", ScalarNode.Integer(1)), new("b", new MappingNode([new("c", ScalarNode.String("t"))])), new(
            "l",
            new SequenceNode([ScalarNode.Integer(1), ScalarNode.String("a")])),
    ]);

    public override string Name => "expression";

    public override byte[] Make(Dice dice, Corpus corpus)
    {
        var start = dice.OneIn(5) ? dice.Pick(Words.Tokens) : dice.Pick(corpus.Expressions);
        return Encoding.UTF8.GetBytes(new TextMutator(dice).MutateExpression(start, corpus.Expressions));
    }

    public override void Run(ReadOnlySpan<byte> input)
    {
        var text = Encoding.UTF8.GetString(input);
        Promises.CheckDiagnostics(ExpressionParser.ParseTarget(text, Location.None).Diagnostics, null);
        var parsed = ExpressionParser.Parse(text, Location.None);
        Promises.CheckDiagnostics(parsed.Diagnostics, null);
        if (parsed.Expression is not { } expression)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(expression, names);
        var assignments = names.Order(StringComparer.Ordinal)
            .Take(40)
            .Select((n, i) => new AssignmentSyntax(new NameExpression(n), ValueOf(i)));
        var workflow = new WorkflowSyntax(
        [
            new RoutineSyntax("main", [],
            [
                new StepSyntax(
                    new StepLabel("s"),
                    new AssignBody(assignments.Append(new AssignmentSyntax(new NameExpression("_"), ValueSyntax.Null)).ToEquatableList())),
                new StepSyntax(new StepLabel("r"), new ReturnBody(new ExpressionValue(expression, text))),
            ]),
        ]);
        if (!WorkflowAnalyzer.Analyze(workflow).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            Executed++;
            WorkflowTarget.Execute(workflow, (ulong)text.Length);
        }
    }

    private static ValueSyntax ValueOf(int index) => new ValueParserOf().Parse((index % 4) switch
    {
        0 => Variables,
        1 => ScalarNode.Integer(3),
        2 => ScalarNode.String("te\u00e9xt"),
        _ => new SequenceNode([ScalarNode.Integer(1), Variables]),
    });

    private static void Collect(ExpressionSyntax expression, HashSet<string> names)
    {
        switch (expression)
        {
            case NameExpression name:
                names.Add(name.Name);
                break;
            case MemberExpression member:
                Collect(member.Target, names);
                break;
            case IndexExpression index:
                Collect(index.Target, names);
                Collect(index.Index, names);
                break;
            case UnaryExpression unary:
                Collect(unary.Operand, names);
                break;
            case BinaryExpression binary:
                Collect(binary.Left, names);
                Collect(binary.Right, names);
                break;
            case ListExpression list:
                foreach (var item in list.Items)
                {
                    Collect(item, names);
                }

                break;
            case CallExpression call:
                foreach (var argument in call.Arguments)
                {
                    Collect(argument, names);
                }

                break;
        }
    }

    private sealed class ValueParserOf
    {
        public ValueSyntax Parse(DocumentNode node) => node switch
        {
            SequenceNode list => new ListValue(list.Items.Select(Parse).ToEquatableList()),
            MappingNode map => new MapValue(map.Entries.Select(e => new MapValueEntry(e.Key, Parse(e.Value))).ToEquatableList()),
            ScalarNode scalar => new LiteralValue(scalar),
            _ => ValueSyntax.Null,
        };
    }
}
