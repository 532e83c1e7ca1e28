using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// A level with a <c>for_each</c> thread: its units, which are the threads and the items of threads, run in one flat parallel loop over
/// their numbers, in which switches lead to the steps of each thread. The size of the source does not depend on the number of items.
/// </summary>
internal sealed partial class UnitsLowering(LoweringContext context, int index, bool isLane = false)
{
    /// <summary>The variable with the status and output of the steps of an item.</summary>
    public const string OwnSteps = "own";

    /// <summary>The variable with the index of an item as JOB_IDs have it, such as <c>[2]</c>.</summary>
    public const string AtItem = "at_item";

    /// <summary>The number of a unit, counted from 0.</summary>
    public const string Unit = "unit";

    /// <summary>The number of units of the level.</summary>
    public const string Units = "units";

    /// <summary>For each thread, the number of units that it and the threads before it have.</summary>
    public const string Until = "until";

    /// <summary>By unit, the failure that ended it.</summary>
    private const string Lost = "lost";

    /// <summary>By unit, the failures after which it continued.</summary>
    private const string Passed = "passed";

    /// <summary>By JOB_ID, what expressions outside of a thread read of its steps: the status, and the outputs of the items.</summary>
    private const string Gathered = "gathered";

    /// <summary>The number of entries of one switch; it could have 50.</summary>
    private const int GroupSize = 40;

    private readonly BoundLevel _level = context.Pipeline.Levels[index];

    /// <summary>
    /// The run without what an earlier run has done: twenty units would hold twenty copies of it.
    /// </summary>
    public static ExpressionValue BriefRun { get; } = Emit.Expression("brief");

    /// <summary>The steps of the level.</summary>
    public IEnumerable<StepSyntax> Lower(StepLabel label)
    {
        yield return Emit.Step(label, new StepsBody(Steps().ToEquatableList()), _level.Source.Location);
    }

    private IEnumerable<StepSyntax> Steps()
    {
        yield return Emit.Step(Auxiliary($"{Prefix}_begin"), Begin());
        foreach (var step in new ItemsLowering(context, index).Lower(_level.Threads, ItemsOf))
        {
            yield return step;
        }

        var isLaned = context.Options.LanedLevels.Contains(index);
        if (isLaned)
        {
            yield return Emit.Step(Auxiliary($"{Prefix}_lanes"), BeginLanes());
        }

        var run = Emit.Step(Auxiliary($"{Prefix}_run"), isLaned ? Lanes() : Parallel());
        yield return Emit.Step(
            Auxiliary($"{Prefix}_has_units"),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"{Units} > 0"), new StepsBody([run]))]));
        foreach (var step in End())
        {
            yield return step;
        }

        // What the other lanes have done is known by now.
        if (isLaned)
        {
            yield return Emit.Step(
                Auxiliary($"{Prefix}_lane_lost"),
                new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"{LaneError} != null"), ItemsLowering.Report(context, LaneError))]));
        }
    }

    private AssignBody Begin()
    {
        List<(string Target, ValueSyntax Value)> values =
        [
            .. isLane ? Array.Empty<(string, ValueSyntax)>() : [(Units, ValueSyntax.Of(0)), (Until, Emit.List([]))],
            (Lost, Emit.Map()),
            (Passed, Emit.Map()),
            .. LoweringContext.MayContinue(_level)
                && RunsUnits ? [($"{Passed}_count", ValueSyntax.Of(0))] : Array.Empty<(string, ValueSyntax)>(),
            .. Listed.Any()
                ? [(Gathered, new MapValue([.. Listed.Select(s => context.Texts.MapEntry(s.JobId, ValueSyntax.Of("skipped")))]))]
                : Array.Empty<(string, ValueSyntax)>(),
            ("brief", Emit.Expression("run")),
            ("brief.done", Emit.List([])),
            ("brief.lists", Emit.Map()),
            .. context.StepExpressions.ReadsOutputs ? [("brief.outputs", Emit.Map())] : Array.Empty<(string, ValueSyntax)>(),
            .. Smaller(),
        ];
        return new AssignBody(
        [
            .. values.Select(v => new AssignmentSyntax(Expressions.Parse(v.Target), v.Value)),
            .. BeginNotes(),
        ]);
    }

    /// <summary>The functions of jobs need no inputs; only another workflow gets them with the argument.</summary>
    private IEnumerable<(string Target, ValueSyntax Value)> Smaller()
    {
        if (_level.Threads.SelectMany(t => t.Steps).All(s => s.Type != StepType.Workflows))
        {
            yield return (
                "brief.argument",
                Emit.Map(
                    ("workflow_name", Emit.Expression("run.argument.workflow_name")),
                    ("query_variables", Emit.Expression("run.argument.query_variables")),
                    ("workflow_properties", Emit.Expression("run.argument.workflow_properties"))));
        }

        if (context.Part.Count < context.Pipeline.Levels.Count && !isLane)
        {
            yield return ("brief.inputs", ValueSyntax.Null);
            yield return ("brief.variables", ValueSyntax.Null);
        }
    }

    private ParallelBody Parallel()
    {
        var loop = new LoopSyntax(Unit, null, null, Emit.Expression($"[0, {Units} - 1]"), [Dispatch()]);
        return new ParallelBody([], loop)
        {
            Shared =
            [
                Lost,
                .. LoweringContext.MayContinue(_level) ? [Passed, $"{Passed}_count"] : Array.Empty<string>(),
                .. Listed.Any() ? [Gathered] : Array.Empty<string>(),
                .. SharedNotes,
                .. context.SharedBySteps(_level).Where(v => v != "continued"),
            ],
            ConcurrencyLimit = ValueSyntax.Of(Math.Min(_level.MaxParallel ?? DispatchLowering.MaxParallel, DispatchLowering.MaxParallel)),
        };
    }

    private StepSyntax Dispatch() => Dispatch(Unit, "unit", OfThread);

    /// <summary>A switch that leads a unit to the steps of its thread.</summary>
    private StepSyntax Dispatch(string unit, string name, Func<BoundThread, int, EquatableList<StepSyntax>> ofThread)
    {
        var entries = _level.Threads.Select((thread, number) =>
            new SwitchEntrySyntax(Emit.Expression($"{unit} < {Until}[{Text(number)}]"), new StepsBody(ofThread(thread, number))))
            .ToList();
        if (entries.Count > GroupSize)
        {
            entries = entries.Chunk(GroupSize)
                .Select((group, number) => new SwitchEntrySyntax(
                    Emit.Expression($"{unit} < {Until}[{Text((number * GroupSize) + group.Length - 1)}]"),
                    new StepsBody(
                        [Emit.Step(Auxiliary($"{Prefix}_{name}_group_{Text(number + 1)}"), new SwitchBody(group.ToEquatableList()))])))
                .ToList();
        }

        return Emit.Step(Auxiliary($"{Prefix}_{name}"), new SwitchBody(entries.ToEquatableList()));
    }

    private EquatableList<StepSyntax> OfThread(BoundThread thread, int number)
    {
        var scope = ThreadScope.OfUnit(thread.ForEach is not null, isLane);
        var name = $"{LevelLowering.ThreadName(_level, thread)}_jobs";
        var steps = ThreadLowering.Lower(context, index, thread, name, string.Empty, scope);
        return thread.ForEach is null
            ? [.. BeginPlain(thread), .. steps]
            : [TakeItem(thread, number), .. steps, Note(thread, scope), .. Gather(thread)];
    }

    private StepSyntax TakeItem(BoundThread thread, int number)
    {
        var items = ItemsOf(thread);
        var own = context.StepExpressions.InitialOfItem(thread);
        return Emit.Step(
            context.Auxiliary($"{thread.Steps[0].JobId}_item", index, thread),
            Emit.Assign(
            [
                ("index", Emit.Expression(IndexOf(Unit, number))),
                .. thread.Steps.SelectMany(s => s.Values).Any(v => v.References.Any(r => r.Symbol is ItemSymbol))
                    ? [("item", Emit.Expression(isLane ? "one" : $"{items}[index]"))]
                    : Array.Empty<(string, ValueSyntax)>(),
                (AtItem, Emit.Expression("\"[\" + string(index) + \"]\"")),
                (ItemsResumeLowering.OwnDone, Emit.Map()),
                .. own.Entries.Count > 0 ? [(OwnSteps, own)] : Array.Empty<(string, ValueSyntax)>(),
            ]));
    }

    /// <summary>Adds what expressions outside of the thread read of the steps of an item.</summary>
    private IEnumerable<StepSyntax> Gather(BoundThread thread)
    {
        var assignments = new List<AssignmentSyntax>();
        foreach (var step in thread.Steps.Where(context.StepExpressions.IsListed))
        {
            var own = context.Texts.Entry(OwnSteps, step.JobId);
            var status = new IndexExpression(new NameExpression(Gathered), context.Texts.Expression(step.JobId));
            if (context.StepExpressions.IsStatusRead(step))
            {
                var known = ExpressionPrinter.Print(status);
                assignments.Add(new(new NameExpression("ended_status"), ExpressionPrinter.ToValue(new MemberExpression(own, "status"))));
                assignments.Add(
                    new(
                        status,
                        Emit.Expression(
                            "if(ended_status == \"failed\", ended_status, " +
                            $"if(ended_status == \"skipped\" or {known} == \"failed\", {known}, ended_status))")));
            }

            if (context.StepExpressions.IsOutputRead(step))
            {
                var key = ThreadScope.OfUnit(hasItem: true).IdExpression(context.Texts, step.JobId);
                assignments.Add(
                    new(
                        new IndexExpression(new NameExpression(Gathered), key),
                        ExpressionPrinter.ToValue(new MemberExpression(own, "output"))));
            }
        }

        assignments.AddRange(ForgetOutputs(thread));
        return assignments.Count == 0
            ? []
            :
            [
                Emit.Step(
                    context.Auxiliary($"{thread.Steps[0].JobId}_gather", index, thread),
                    new AssignBody(assignments.ToEquatableList())),
            ];
    }

    /// <summary>The index of the item of a unit of a thread.</summary>
    private static string IndexOf(string unit, int thread) => thread == 0 ? unit : $"{unit} - {Until}[{Text(thread - 1)}]";

    /// <summary>False for what starts lanes, which run the units.</summary>
    private bool RunsUnits => isLane || !context.Options.LanedLevels.Contains(index);

    private string Prefix => $"Level_{_level.Id}";

    private IEnumerable<BoundStep> Listed => _level.Threads.SelectMany(t => t.Steps).Where(context.StepExpressions.IsListed);

    /// <summary>The variable with the items of a thread.</summary>
    private string ItemsOf(BoundThread thread) =>
        $"items_{Text(_level.Threads.Where(t => t.ForEach is not null).TakeWhile(t => !ReferenceEquals(t, thread)).Count() + 1)}";

    private StepLabel Auxiliary(string name) => context.Auxiliary(name, index);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
