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
internal sealed class ConnectorBranches(
    LoweringContext context,
    TextLiterals texts,
    StepNamer names,
    BoundConnector connector,
    string prefix)
{
    private const string Answer = "answer";
    private readonly ConnectorCalls _calls = new(new ExpressionTranslator(texts, context.Parameters), texts);

    /// <summary>The branches, each with the action that it is for.</summary>
    public IEnumerable<(string Action, EquatableList<StepSyntax> Steps)> Lower()
    {
        yield return ("parameters", [.. Parameters()]);
        if (connector.Before.Count > 0)
        {
            yield return ("before", [.. Before()]);
        }

        yield return ("start", [.. Start()]);
        if (connector.Find is { } find)
        {
            yield return ("find", [.. Call("find", find.Call), .. Started("find", find.Id)]);
        }

        if (connector.Status is { } status)
        {
            yield return ("status", [.. Status(status)]);
        }

        if (connector.Cancel is { } cancel)
        {
            yield return ("cancel", [.. Call("cancel", cancel), Step("cancelled", new ReturnBody(ValueSyntax.Of(true)))]);
        }
    }

    private IEnumerable<StepSyntax> Parameters()
    {
        var defaults = connector.Defaults.Select(d => texts.MapEntry(d.Key, _calls.Translator.Translate(d.Value)));
        yield return Step("parameters", Emit.Assign(
            ("defaults", new MapValue(defaults.ToEquatableList())),
            ("parameters", Emit.Expression("map.merge(defaults, parameters)"))));
        var required = connector.Executor.Parameters.Where(p => p.Required && p.Default is null).ToList();
        foreach (var chunk in required.Chunk(50))
        {
            yield return Step("required", new SwitchBody([.. chunk.Select(p => new SwitchEntrySyntax(
                ExpressionPrinter.ToValue(new BinaryExpression(
                    BinaryOperator.Equal,
                    texts.Entry("parameters", p.Name),
                    new LiteralExpression(ScalarNode.Null()))),
                new RaiseBody(Emit.Map(
                    ("kind", ValueSyntax.Of("StartRefused")),
                    ("message", texts.Of($"The parameter \"{p.Name}\" of {connector.Executor.Name} is missing; nothing started"))))))]));
        }

        yield return Step("merged", new ReturnBody(Emit.Expression("parameters")));
    }

    private IEnumerable<StepSyntax> Before()
    {
        yield return Step("before", Emit.Assign(("before", Emit.Map())));
        foreach (var (name, call, value) in connector.Before)
        {
            foreach (var step in Call("before", call))
            {
                yield return step;
            }

            var (parts, kept) = Split(value);
            foreach (var part in parts)
            {
                yield return part;
            }

            yield return Step("before_value", new AssignBody([new AssignmentSyntax(texts.Entry("before", name), kept)]));
        }

        yield return Step("prepared", new ReturnBody(Emit.Expression("before")));
    }

    private IEnumerable<StepSyntax> Start()
    {
        var steps = Call("start", connector.Start).ToList();
        if (connector.SureWhen is { } sure)
        {
            var started = Label("started");
            var (parts, condition) = Split(ExpressionPrinter.ToValue(_calls.Translator.Condition(sure)), sure);
            var notSure = Label("not_sure");
            var assign = Emit.Assign((Answer, ValueSyntax.Null)) with { Next = new JumpSyntax(started) };
            steps[^1] = steps[^1] with
            {
                Body = new TryBody(
                    steps[^1].Body,
                    Except: new ExceptSyntax("error", new StepsBody(
                    [
                        Step("answered", new SwitchBody([Emit.When("map.get(error, \"code\") == null", notSure)])),
                        .. parts,
                        Step("sure", new SwitchBody([new SwitchEntrySyntax(condition, connector.Find is null
                            ? assign
                            : new ReturnBody(Emit.Map(("id", ValueSyntax.Null))))])),
                        Emit.Step(notSure, new RaiseBody(Emit.Expression("error"))),
                    ]))),
            };
            return [.. steps, .. Started("started", connector.Id, started)];
        }

        return [.. steps, .. Started("started", connector.Id)];
    }

    private IEnumerable<StepSyntax> Started(string name, BoundValue id, StepLabel? label = null)
    {
        var (parts, value) = Split(id);
        var assign = new AssignBody([new AssignmentSyntax(Emit.Target("job.async_job_id"), value)]);
        if (parts.Count > 0 && label is not null)
        {
            yield return Emit.Step(label, new StepsBody([.. parts, Step(name, assign)]));
        }
        else
        {
            foreach (var part in parts)
            {
                yield return part;
            }

            yield return Emit.Step(label ?? Label(name), assign);
        }

        var result = new List<(string, ValueSyntax)> { ("id", Emit.Expression("job.async_job_id")) };
        foreach (var (key, bound) in new[] { ("link", connector.Link), ("output", connector.Status is null ? connector.Output : null) })
        {
            if (bound is null)
            {
                continue;
            }

            var (before, translated) = Split(key == "link" ? _calls.Address(bound) : _calls.Translator.Translate(bound), bound);
            foreach (var part in before)
            {
                yield return part;
            }

            result.Add((key, translated));
        }

        yield return Step($"{name}_result", new ReturnBody(Emit.Map([.. result])));
    }

    private IEnumerable<StepSyntax> Status(BoundConnectorStatus status)
    {
        var steps = Call("status", status.Call).ToList();
        var (parts, state) = Split(status.State);
        var output = connector.Output is null ? null : Split(connector.Output);
        var message = status.Message is null ? null : Split(status.Message);
        return
        [
            .. steps,
            .. parts,
            Step("state", Emit.Assign(("state", state))),
            Step("by_state", new SwitchBody(
            [
                .. Entry(status.Running, "running", string.Empty, null),
                .. Entry(status.Success, "success", "output", output),
                .. Entry(status.Failed, "failed", "message", message),
            ])),
            Step("unknown_state", new ReturnBody(Emit.Map(("state", ValueSyntax.Of("unknown")), ("message", Emit.Expression("state"))))),
        ];
    }

    private IEnumerable<SwitchEntrySyntax> Entry(EquatableList<string> states, string state, string key, SplitValue? more)
    {
        if (states.Count == 0)
        {
            yield break;
        }

        var condition = ExpressionPrinter.ToValue(new BinaryExpression(
            BinaryOperator.In,
            new NameExpression("state"),
            new ListExpression([.. states.Select(texts.Expression)])));
        var result = new ReturnBody(Emit.Map(
        [
            ("state", ValueSyntax.Of(state)),
            .. more is not null ? [(key, more.Value)]
                : state == "failed" ? [("message", Emit.Expression("state"))]
                : Array.Empty<(string, ValueSyntax)>(),
        ]));
        yield return new SwitchEntrySyntax(
            condition,
            more is { Before.Count: > 0 } ? new StepsBody([.. more.Before, Step($"{state}_result", result)]) : result);
    }

    /// <summary>The steps of a call; the last one is the call itself.</summary>
    private IEnumerable<StepSyntax> Call(string name, BoundConnectorCall call)
    {
        var (parts, arguments) = Split(_calls.Arguments(call), connector.Id);
        return [.. parts, Step(name, new CallBody(call.Call, (MapValue)arguments, Answer))];
    }

    private SplitValue Split(BoundValue value) => Split(_calls.Translator.Translate(value), value);

    private SplitValue Split(ValueSyntax value, BoundValue origin) =>
        context.Split(value, ThreadScope.Main, () => Label("part"), origin.Location);

    private StepSyntax Step(string name, StepBody body) => Emit.Step(Label(name), body);

    private StepLabel Label(string name) => names.Label($"{prefix}_{name}");
}
