using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// Lanes: unit i runs in lane i mod L. A lane is an execution of a workflow of its own, and gets only its own items and what an earlier run
/// has done of them.
/// </content>
internal sealed partial class UnitsLowering
{
    private const string LaneError = "lane_error";
    private const string LaneCount = "lanes";

    /// <summary>What expressions in the units read.</summary>
    private IEnumerable<ExpressionSymbol> Symbols => SecretVariables.Resolve(
        context.Pipeline,
        _level.Threads.SelectMany(t => t.Steps.SelectMany(s => s.Values).Append(t.ForEach is null ? t.When : null))
            .OfType<BoundValue>()
            .ToList());

    /// <summary>The variables <c>inputs</c> and <c>variables</c> of a lane, which are in its argument.</summary>
    public IEnumerable<(string Name, ValueSyntax Value)> TakeOver() =>
        GivenValues().Select(v => (v.Name, (ValueSyntax)Emit.Expression($"args.{v.Name}")));

    /// <summary>The inputs and variables that a lane gets: those that it reads, because each lane has a copy.</summary>
    private IEnumerable<(string Name, ValueSyntax Value)> GivenValues()
    {
        var symbols = Symbols.ToList();
        var inputs = symbols.OfType<InputSymbol>().Select(i => i.Input.Name).Distinct(StringComparer.Ordinal).ToList();
        var variables = symbols.OfType<VariableSymbol>().Select(v => v.Name).Distinct(StringComparer.Ordinal).ToList();
        if (symbols.OfType<AllInputsSymbol>().Any())
        {
            yield return ("inputs", Emit.Expression("inputs"));
        }
        else if (inputs.Count > 0)
        {
            yield return ("inputs", Entries("inputs", inputs));
        }

        if (variables.Count > 0)
        {
            yield return ("variables", Entries("variables", variables));
        }
    }

    private MapValue Entries(string map, IEnumerable<string> names) => new(
        [.. names.Select(n => context.Texts.MapEntry(n, ExpressionPrinter.ToValue(context.Texts.Entry(map, n))))]);

    /// <summary>The steps of earlier levels that expressions in the units read.</summary>
    private IEnumerable<string> Earlier => Symbols
        .Select(s => s switch
        {
            StepStatusSymbol { IsOfItem: false } status => status.JobId,
            StepOutputSymbol { IsOfItem: false } output => output.JobId,
            _ => null,
        })
        .OfType<string>()
        .Where(id => !_level.Threads.SelectMany(t => t.Steps).Any(s => s.JobId == id))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The steps of a lane: its units, one after another.</summary>
    public IEnumerable<StepSyntax> LowerLane()
    {
        yield return Emit.Step(Auxiliary($"{Prefix}_begin"), Begin());
        yield return Emit.Step(
            Auxiliary($"{Prefix}_until"),
            Emit.Assign((Until, Emit.Expression("args.until"))));
        var take = Emit.Step(Auxiliary($"{Prefix}_take"), Emit.Assign((Unit, Emit.Expression("args.first + number * args.step"))));
        yield return Emit.Step(
            Auxiliary($"{Prefix}_run"),
            new ForBody(new LoopSyntax("one", "number", Emit.Expression("args.items"), null, [take, Dispatch()])));
        foreach (var step in ForgetEarlier())
        {
            yield return step;
        }

        yield return Emit.Step(
            Auxiliary($"{Prefix}_result"),
            new ReturnBody(
                Emit.Map(
                [
                    (Lost, Emit.Expression(Lost)),
                    (Passed, Emit.Expression(Passed)),
                    (Gathered, Listed.Any() ? Emit.Expression(Gathered) : Emit.Map()),
                    .. LaneNotes(),
                    .. new DeadlineLowering(context).Result(),
                    ("error", ValueSyntax.Null),
                ])));
    }

    private AssignBody BeginLanes() => Emit.Assign(
        (LaneCount, Emit.Expression($"math.min({Units}, {Text(LanePlan.LanesOf(_level))})")),
        (LaneError, ValueSyntax.Null));

    /// <summary>Starts the lanes, all at once, and collects what their units report.</summary>
    private ParallelBody Lanes()
    {
        var loop = new LoopSyntax("lane", null, null, Emit.Expression($"[0, {LaneCount} - 1]"), LaneSteps().ToEquatableList());
        return new ParallelBody([], loop)
        {
            Shared =
                [
                    Lost,
                    .. LoweringContext.MayContinue(_level) ? [Passed] : Array.Empty<string>(),
                    .. Listed.Any() ? [Gathered] : Array.Empty<string>(),
                    .. SharedByLanes,
                    LaneError,
                ],
            ConcurrencyLimit = ValueSyntax.Of(LanePlan.MaxLanes),
        };
    }

    private IEnumerable<StepSyntax> LaneSteps()
    {
        var unit = Dispatch("at", "lane_unit", Give);
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lane_begin"),
            Emit.Assign(
            [
                ("mine", Emit.List([])),
                ("at", Emit.Expression("lane")),
                ("lane_done", Emit.List([])),
                .. ReadsOwnOutputs ? [("lane_outputs", Emit.Map())] : Array.Empty<(string, ValueSyntax)>(),
            ]));
        foreach (var step in _level.Threads.Where(t => t.ForEach is null).SelectMany(t => t.Steps))
        {
            yield return Emit.Step(Auxiliary($"{step.JobId}_lane_done"), Keep(context.Texts.Expression(step.JobId), step, ofList: null));
        }

        yield return unit;
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lane_next"),
            new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression($"at + {LaneCount} < {Units}"),
                    Emit.Assign(("at", Emit.Expression($"at + {LaneCount}"))) with { Next = new JumpSyntax(unit.Label) }),
            ]));
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lane_brief"),
            new AssignBody(
            [
                new(new NameExpression("lane_run"), Emit.Expression("brief")),
                new(Expressions.Parse("lane_run.done"), Emit.Expression("lane_done")),
                .. ReadsOwnOutputs
                    ? [new AssignmentSyntax(Expressions.Parse("lane_run.outputs"), Emit.Expression("lane_outputs"))]
                    : Array.Empty<AssignmentSyntax>(),
            ]));
        yield return Emit.Step(Auxiliary($"{Prefix}_lane"), Start());
        foreach (var step in Collect())
        {
            yield return step;
        }
    }

    private bool ReadsOwnOutputs => _level.Threads.SelectMany(t => t.Steps).Any(context.StepExpressions.IsOutputRead);

    /// <summary>Adds a unit to the lane: its item, and what an earlier run has done of it.</summary>
    private EquatableList<StepSyntax> Give(BoundThread thread, int number)
    {
        var steps = new List<StepSyntax>();
        if (thread.ForEach is null)
        {
            steps.Add(
                Emit.Step(
                    context.Auxiliary($"{thread.Steps[0].JobId}_give", index, thread),
                    Emit.Assign(("mine", Emit.Expression("list.concat(mine, null)")))));
            return steps.ToEquatableList();
        }

        steps.Add(
            Emit.Step(
                context.Auxiliary($"{thread.Steps[0].JobId}_give", index, thread),
                Emit.Assign(
                    ("lane_index", Emit.Expression(IndexOf("at", number))),
                    (AtItem, Emit.Expression("\"[\" + string(lane_index) + \"]\"")),
                    ("mine", Emit.Expression($"list.concat(mine, {ItemsOf(thread)}[lane_index])")))));
        var scope = ThreadScope.OfUnit(hasItem: true);
        steps.AddRange(
            thread.Steps.Select(s => Emit.Step(
                Auxiliary($"{s.JobId}_give_done"),
                Keep(scope.IdExpression(context.Texts, s.JobId), s, context.Texts.Expression(s.JobId)))));
        return steps.ToEquatableList();
    }

    /// <summary>Keeps for the lane that a step, or an item of it, is done, with its output.</summary>
    private SwitchBody Keep(ExpressionSyntax id, BoundStep step, ExpressionSyntax? ofList)
    {
        var done = ExpressionPrinter.Print(id);
        var list = ofList is null ? string.Empty : ExpressionPrinter.Print(ofList);
        var isDone = ofList is null ? $"{done} in run.done" : $"{list} in run.done or {done} in run.done";
        var keep = new AssignmentSyntax(new NameExpression("lane_done"), Emit.Expression($"list.concat(lane_done, {done})"));
        if (!context.StepExpressions.IsOutputRead(step))
        {
            return new SwitchBody([new SwitchEntrySyntax(Emit.Expression(isDone), new AssignBody([keep]))]);
        }

        var target = new IndexExpression(new NameExpression("lane_outputs"), id);
        SwitchEntrySyntax OfItem() => new(
            Emit.Expression(
                $"({isDone}) and get_type(map.get({ResumeLowering.Restored}, {list})) == \"list\" " +
                $"and lane_index < len(map.get({ResumeLowering.Restored}, {list}))"),
            new AssignBody([keep, new AssignmentSyntax(target, Emit.Expression($"{ResumeLowering.Restored}[{list}][lane_index]"))]));
        return new SwitchBody(
        [
            new SwitchEntrySyntax(
                Emit.Expression($"({isDone}) and {done} in {ResumeLowering.Restored}"),
                new AssignBody([keep, new AssignmentSyntax(target, Emit.Expression($"map.get({ResumeLowering.Restored}, {done})"))])),
            .. ofList is null ? Array.Empty<SwitchEntrySyntax>() : [OfItem()],
            new SwitchEntrySyntax(Emit.Expression(isDone), new AssignBody([keep])),
        ]);
    }

    private CallBody Start()
    {
        var earlier = Earlier.ToList();
        var argument = new List<(string, ValueSyntax)>
        {
            ("run", Emit.Expression("lane_run")),
            ("first", Emit.Expression("lane")),
            ("step", Emit.Expression(LaneCount)),
            (Until, Emit.Expression(Until)),
            ("items", Emit.Expression("mine")),
            ("records", Emit.Expression($"math.max(10, 100 // {LaneCount})")),
        };
        argument.AddRange(LaneLimits());
        if (earlier.Count > 0)
        {
            argument.Add(
                (
                    StepExpressions.Steps,
                    Entries(StepExpressions.Steps, earlier)));
        }

        argument.AddRange(GivenValues());
        return new CallBody(
            SupportRoutines.Lane,
            Emit.Map(
                ("run", Emit.Expression("brief")),
                ("name", context.Texts.Of(context.PartNames.OfLane(index + 1))),
                ("argument", Emit.Map([.. argument]))),
            "lane_outcome");
    }
}
