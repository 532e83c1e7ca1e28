using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// What the answers mean. No failure of an expression after the start is an error of the branch: a job has been started, and a result with
/// <c>fault</c> describes what could not be evaluated.
/// </content>
internal sealed partial class ConnectorBranches
{
    /// <summary>How the name of the step ends that polls.</summary>
    public const string Polled = "_polled";

    /// <summary>The key of a warning in the result of a poll.</summary>
    private const string Warning = "warning";

    private const string Seen = "seen";
    private const string State = "state";
    private static readonly ExpressionSyntax LinkFault = Emit.Target("job.link_fault");
    private static readonly ExpressionSyntax OwnState = Emit.Target("job.state");
    private static readonly ExpressionSyntax OwnId = Emit.Target("job.async_job_id");

    /// <summary>The result of a start that is answered.</summary>
    private IEnumerable<StepSyntax> Started(StepLabel? label)
    {
        _values.Set(OwnId, _connector.Id, "start.id", IdOf);
        var steps = Guarded(
            "id",
            _connector.Id,
            new ReturnBody(Emit.Map(("id", ValueSyntax.Null), (Fault, FaultValue)))).ToList();
        if (label is not null && steps is not [_])
        {
            steps = [Emit.Step(label, new StepsBody([.. steps]))];
        }
        else if (label is not null)
        {
            steps = [steps[0] with { Label = label }];
        }

        return [.. steps, .. Result("started")];
    }

    /// <summary>An id as a string: APIs may answer with a number. What has no string fails, as an id that is missing does.</summary>
    private ValueSyntax IdOf(BoundValue id) => _calls.Translator.Translate(id) switch
    {
        ExpressionValue { Expression: var expression } when !_values.IsSafe(id) =>
            ExpressionPrinter.ToValue(new CallExpression("string", [expression])),
        var value => value,
    };

    /// <summary>The result of a search; an answer without the job fails.</summary>
    private IEnumerable<StepSyntax> Found(BoundValue id)
    {
        _values.Set(OwnId, id, "start.find.id", IdOf);
        return [.. Guarded("found", id, new RaiseBody(FaultValue)), .. Result("found")];
    }

    /// <summary>The id of a started job with its link, and with its output if it has ended.</summary>
    private IEnumerable<StepSyntax> Result(string name)
    {
        var result = new List<(string, ValueSyntax)> { ("id", ExpressionPrinter.ToValue(OwnId)) };
        var steps = new List<StepSyntax>();
        if (_connector.Link is { } link)
        {
            _values.Set(new NameExpression("link"), link, "link", _calls.Address);
            steps.AddRange(Guarded("link", link, new AssignBody(
            [
                new AssignmentSyntax(new NameExpression("link"), ValueSyntax.Null),
                new AssignmentSyntax(LinkFault, FaultValue),
            ])));
            result.Add(("link", Emit.Expression("link")));
        }

        (string, ValueSyntax)[] started = [.. result];
        if (_connector.Status is null && _connector.Output is { } output)
        {
            _values.Set(new NameExpression("output"), output, "output");
            steps.AddRange(Guarded("output", output, new ReturnBody(Emit.Map([.. started, (Fault, FaultValue)]))));
            result.Add(("output", Emit.Expression("output")));
        }

        if (_connector.Link is { } unsafeLink && !_values.IsSafe(unsafeLink))
        {
            result.Add(("link_fault", ExpressionPrinter.ToValue(LinkFault)));
        }

        return [.. steps, Step($"{name}_result", new ReturnBody(Emit.Map([.. result])))];
    }

    /// <summary>The steps that evaluate a value, and what happens if they fail.</summary>
    private IEnumerable<StepSyntax> Guarded(string name, BoundValue value, StepBody onFault)
    {
        var steps = _values.Take();
        return _values.IsSafe(value) ? steps : [Step(name, new TryBody(new StepsBody([.. steps]), Except: OnFault(onFault)))];
    }

    /// <summary>A poll. While its call is made, no key is set, so that a failure is that of the call.</summary>
    private StepSyntax Status(BoundConnectorStatus status)
    {
        _values.Set(new NameExpression(Seen), status.State, "status.state");
        var seen = _values.Take();
        var steps = new StepsBody(
        [
            .. Call("status", status.Call),
            .. seen,
            Step("by_state", new SwitchBody(
            [
                .. Entry(status.Running, "running"),
                .. Entry(
                    status.Success,
                    "success",
                    [.. Value(Warning, "status.warning", status.Warning), .. Value("output", "output", _connector.Output)]),
                .. Entry(status.Failed, "failed", [.. Value("message", "status.message", status.Message)]),
            ])),
            Step("unknown_state", new ReturnBody(Emit.Map(
                (State, ValueSyntax.Of("unknown")),
                ("message", Emit.Expression(Seen)),
                (Fault, Emit.Expression(Seen))))),
        ]);
        var called = Step("call_failed", new SwitchBody(
            [new SwitchEntrySyntax(Emit.Expression($"{ConnectorValues.Key} == null"), new RaiseBody(Emit.Expression("error")))]));
        var result = new ReturnBody(Emit.Map((State, ExpressionPrinter.ToValue(OwnState)), ("message", FaultValue), (Fault, FaultValue)));
        return Step(Polled[1..], new TryBody(steps, Except: OnFault(result, called)));
    }

    private static IEnumerable<(string Key, string Path, BoundValue Value)> Value(string key, string path, BoundValue? value) =>
        value is null ? [] : [(key, path, value)];

    /// <summary>What a state means, with the values that its result has.</summary>
    private IEnumerable<SwitchEntrySyntax> Entry(
        EquatableList<string> states,
        string state,
        params IReadOnlyList<(string Key, string Path, BoundValue Value)> values)
    {
        if (states.Count == 0)
        {
            yield break;
        }

        var condition = ExpressionPrinter.ToValue(new BinaryExpression(
            BinaryOperator.In,
            new NameExpression(Seen),
            new ListExpression([.. states.Select(_texts.Expression)])));
        if (values.Any(v => !_values.IsSafe(v.Value)))
        {
            _values.Assign(OwnState, ValueSyntax.Of(state));
        }

        (string, ValueSyntax)[] evaluated = [.. values.Select(v => (v.Key, _values.Evaluate(v.Value, v.Path)))];
        var steps = _values.Take();
        var result = new ReturnBody(Emit.Map(
        [
            (State, ValueSyntax.Of(state)),
            .. evaluated.Length == 0 && state == "failed" ? [("message", Emit.Expression(Seen))] : evaluated,
        ]));
        yield return new SwitchEntrySyntax(
            condition,
            steps.Count > 0 ? new StepsBody([.. steps, Step($"{state}_result", result)]) : result);
    }
}
