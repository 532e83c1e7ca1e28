using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The branches of <c>aef_connector_call</c> for one executor. Their variables are the names of the expressions in its entry:
/// <c>parameters</c>, <c>job</c>, <c>before</c>, <c>answer</c>, <c>error</c>. The values are data; no part of them is ever source.
/// </summary>
internal sealed partial class ConnectorBranches
{
    private const string Answer = "answer";

    /// <summary>The variable with the key of an expression that has failed, and why.</summary>
    private const string Fault = "fault";

    private static readonly ValueSyntax FaultValue = Emit.Expression(Fault);

    private readonly LoweringContext _context;
    private readonly TextLiterals _texts;
    private readonly StepNamer _names;
    private readonly BoundConnector _connector;
    private readonly string _prefix;
    private readonly ConnectorCalls _calls;
    private readonly ConnectorValues _values;

    public ConnectorBranches(LoweringContext context, TextLiterals texts, StepNamer names, BoundConnector connector, string prefix)
    {
        (_context, _texts, _names, _connector, _prefix) = (context, texts, names, connector, prefix);
        var translator = new ExpressionTranslator(texts, context.Parameters);
        _calls = new ConnectorCalls(translator, texts);
        _values = new ConnectorValues(context, texts, translator, Label);
    }

    /// <summary>The branches, each with the action that it is for.</summary>
    public IEnumerable<(string Action, EquatableList<StepSyntax> Steps)> Lower()
    {
        yield return ("parameters", [.. Parameters()]);
        if (_connector.Before.Count > 0)
        {
            yield return ("before", [.. Before()]);
        }

        yield return ("start", [.. Start()]);
        if (_connector.Find is { } find)
        {
            yield return ("find", [.. Call("find", find.Call), .. Found(find.Id)]);
        }

        if (_connector.Status is { } status)
        {
            yield return ("status", [Status(status)]);
        }

        if (_connector.Cancel is { } cancel)
        {
            yield return ("cancel", [.. Cancel(cancel), Step("cancelled", new ReturnBody(ValueSyntax.Of(true)))]);
        }
    }

    /// <summary>The calls that cancel a job; a failure of any of them means that it is not cancelled.</summary>
    private IEnumerable<StepSyntax> Cancel(BoundConnectorCall cancel) =>
    [
        .. _connector.BeforeCancel.SelectMany(b =>
        {
            var (parts, value) = Split(_calls.Translator.Translate(b.Value), b.Value);
            return Call("before_cancel", b.Call)
                .Concat(parts)
                .Append(Step("kept", new AssignBody([new AssignmentSyntax(_texts.Entry("before", b.Name), value)])));
        }),
        .. Call("cancel", cancel),
    ];

    private IEnumerable<StepSyntax> Parameters()
    {
        var defaults = new MapValue(_connector.Defaults
            .Select(d => _texts.MapEntry(d.Key, _values.Evaluate(d.Value, $"parameters.{d.Key}.default")))
            .ToEquatableList());
        foreach (var step in NothingStarted())
        {
            yield return step;
        }

        yield return Step("parameters", Emit.Assign(
            ("defaults", defaults),
            ("parameters", Emit.Expression("map.merge(defaults, parameters)"))));
        var required = _connector.Executor.Parameters.Where(p => p.Required && p.Default is null).ToList();
        foreach (var chunk in required.Chunk(50))
        {
            yield return Step("required", new SwitchBody([.. chunk.Select(p => new SwitchEntrySyntax(
                ExpressionPrinter.ToValue(new BinaryExpression(
                    BinaryOperator.Equal,
                    _texts.Entry("parameters", p.Name),
                    new LiteralExpression(ScalarNode.Null()))),
                new RaiseBody(Emit.Map(
                    ("kind", ValueSyntax.Of("StartRefused")),
                    ("message", _texts.Of($"The parameter \"{p.Name}\" of {_connector.Executor.Name} is missing; nothing started"))))))]));
        }

        foreach (var step in new AcceptedParameters(_context, _texts, Label).Check(_connector.Executor))
        {
            yield return step;
        }

        yield return Step("merged", new ReturnBody(Emit.Expression("parameters")));
    }

    private IEnumerable<StepSyntax> Before()
    {
        yield return Step("before", Emit.Assign(("before", Emit.Map())));
        foreach (var (name, call, value) in _connector.Before)
        {
            foreach (var step in Evaluated("before", call, $"before.{name}.args"))
            {
                yield return step;
            }

            _values.Set(_texts.Entry("before", name), value, $"before.{name}.value");
            foreach (var step in NothingStarted())
            {
                yield return step;
            }
        }

        yield return Step("prepared", new ReturnBody(Emit.Expression("before")));
    }

    private IEnumerable<StepSyntax> Start()
    {
        var steps = Evaluated("start", _connector.Start, "start.args").ToList();
        if (_connector.SureWhen is null)
        {
            return [.. steps, .. Started(null)];
        }

        var started = Label("started");
        steps[^1] = steps[^1] with
        {
            Body = new TryBody(steps[^1].Body, Except: new ExceptSyntax("error", IfSure(_connector.SureWhen, started))),
        };
        return [.. steps, .. Started(started)];
    }

    /// <summary>What an answer of a start means that is an error. A condition that fails recognizes nothing.</summary>
    private StepsBody IfSure(BoundValue condition, StepLabel started)
    {
        var (parts, value) = Split(ExpressionPrinter.ToValue(_calls.Translator.Condition(condition)), condition);
        var notSure = Label("not_sure");
        var isSure = Step("is_sure", Emit.Assign(("is_sure", value)));
        return new StepsBody(
        [
            Step("answered", new SwitchBody([Emit.When("map.get(error, \"code\") == null", notSure)])),
            Step("recognized", new TryBody(
                new StepsBody([.. parts, isSure]),
                Except: new ExceptSyntax("failed", Emit.Assign(("is_sure", ValueSyntax.Of(false)))))),
            Step("sure", new SwitchBody([new SwitchEntrySyntax(Emit.Expression("is_sure"), _connector.Find is null
                ? Emit.Assign((Answer, ValueSyntax.Null)) with { Next = new JumpSyntax(started) }
                : new ReturnBody(Emit.Map(("id", ValueSyntax.Null))))])),
            Emit.Step(notSure, new RaiseBody(Emit.Expression("error"))),
        ]);
    }

    /// <summary>The steps of a call whose arguments are evaluated before it; the last one is the call itself.</summary>
    private IEnumerable<StepSyntax> Evaluated(string name, BoundConnectorCall call, string key)
    {
        var arguments = _calls.Arguments(call, (argument, value, translate) => _values.Evaluate(value, $"{key}.{argument}", translate));
        return [.. NothingStarted(), Step(name, new CallBody(call.Call, arguments, Answer))];
    }

    /// <summary>Evaluates what can fail before a job is started.</summary>
    private IEnumerable<StepSyntax> NothingStarted()
    {
        if (_values.Take() is { Count: > 0 } steps)
        {
            yield return Step("values", new TryBody(new StepsBody([.. steps]), Except: OnFault(new RaiseBody(Emit.Map(
                ("kind", ValueSyntax.Of(FailureKinds.ExpressionError)),
                ("message", _texts.Of($"An expression in the entry of {_connector.Executor.Name} failed; nothing started")),
                ("answer", FaultValue))))));
        }
    }

    /// <summary>Describes the failure of an expression, and then does something.</summary>
    private ExceptSyntax OnFault(StepBody body, params ReadOnlySpan<StepSyntax> before) => new("error", new StepsBody(
    [
        .. before,
        Step(Fault, new CallBody(
            SupportRoutines.ConnectorFault,
            Emit.Map(("key", Emit.Expression(ConnectorValues.Key)), ("error", Emit.Expression("error"))),
            Fault)),
        Step("failed", body),
    ]));

    /// <summary>The steps of a call whose arguments are evaluated with it; the last one is the call itself.</summary>
    private IEnumerable<StepSyntax> Call(string name, BoundConnectorCall call)
    {
        var (parts, arguments) = Split(_calls.Arguments(call), _connector.Id);
        return [.. parts, Step(name, new CallBody(call.Call, (MapValue)arguments, Answer))];
    }

    private SplitValue Split(ValueSyntax value, BoundValue origin) =>
        _context.Split(value, ThreadScope.Main, () => Label("part"), origin.Location);

    private StepSyntax Step(string name, StepBody body) => Emit.Step(Label(name), body);

    private StepLabel Label(string name) => _names.Label($"{_prefix}_{name}");
}
