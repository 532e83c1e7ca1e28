using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Adds what is known of the items of <c>for_each</c> threads to the object <c>resume</c> of a failed run (<see cref="ResumeLowering"/>):
/// <c>J03</c> for a step that is done for all items, otherwise <c>J03[2]</c>; their outputs; and the hashes of the lists.
/// </summary>
internal sealed class ItemsResumeLowering(LoweringContext context)
{
    /// <summary>The key of the hashes.</summary>
    public const string Lists = "lists";

    /// <summary>In an item, the variable with a number by JOB_ID, as <see cref="ResumeLowering.Done"/>.</summary>
    public const string OwnDone = "own_done";

    /// <summary>
    /// By the first JOB_ID of a thread and by index, what is done of an item; an item is not in the map if all its steps are done.
    /// </summary>
    public const string OpenItems = "open_items";

    /// <summary>By the first JOB_ID of a thread, the number of its items, once all of them have ended.</summary>
    public const string ItemCounts = "item_counts";

    /// <summary>By JOB_ID of an item, the outputs of items that are not done, which only their own threads read.</summary>
    public const string Kept = "kept";

    /// <summary>The bytes of <see cref="Kept"/> as JSON.</summary>
    public const string KeptBytes = "kept_bytes";

    /// <summary>The most bytes of <see cref="Kept"/>.</summary>
    public const int MostKept = 64 * 1024;

    private const string Thread = "of_thread";
    private const string Step = "of_step";
    private const string Item = "at";
    private const string Key = "item_id";
    private const string IsDone = "item_done";
    private const string IsKnown = "output_known";
    private const string AsList = "read_as_list";
    private const string InItem = "read_in_item";

    private readonly IReadOnlyList<BoundThread> _threads =
        [.. context.OwnLevels.SelectMany(l => l.Threads).Where(t => t.ForEach is not null)];

    /// <summary>True for a step whose output only its own thread reads.</summary>
    public static bool IsKept(LoweringContext context, BoundStep step) =>
        context.StepExpressions.IsOutputRead(step) && !context.StepExpressions.IsListed(step);

    /// <summary>The variables of the run that this needs.</summary>
    public static IEnumerable<(string Name, ValueSyntax Value)> Variables(LoweringContext context)
    {
        if (!context.HasItems)
        {
            yield break;
        }

        yield return (OpenItems, Emit.Map());
        yield return (ItemCounts, Emit.Map());
        if (context.OwnLevels.SelectMany(l => l.Threads).Any(t => t.ForEach is not null && t.Steps.Any(s => IsKept(context, s))))
        {
            yield return (Kept, Emit.Map());
            yield return (KeptBytes, ValueSyntax.Of(0));
        }
    }

    /// <summary>What nothing reads any more, so that there is room for <c>resume</c>.</summary>
    public static IEnumerable<(string Name, ValueSyntax Value)> Unneeded(LoweringContext context) =>
    [
        ("args", ValueSyntax.Null),
        .. new RunValues(context).Names().Select(name => (name, ValueSyntax.Null)),
    ];

    /// <summary>The steps, after those that collect the steps that are not items.</summary>
    public IEnumerable<StepSyntax> Steps()
    {
        var threads = Emit.List(_threads.Select(t => Emit.List(t.Steps.Select(s => context.Texts.Of(s.JobId)))));
        List<StepSyntax> ofThread =
        [
            Named("thread", Emit.Assign(
                ("before", Emit.Expression($"len({ResumeLowering.Resume}.done)")),
                ("count", Emit.Expression($"default(map.get({ItemCounts}, {Thread}[0]), 0)")))),
            Named("none", new SwitchBody([Emit.When("count == 0", StepLabel.Continue)])),
            Named("steps", new ForBody(
                new LoopSyntax(Step, null, Emit.Expression(Thread), null, OfStep().ToEquatableList()))),
            Named("hash", new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression($"len({ResumeLowering.Resume}.done) > before"),
                    Set($"{ResumeLowering.Resume}.{Lists}[{Thread}[0]]", $"run.{Lists}[{Thread}[0]]")),
            ])),
        ];
        if (ReadAsList.Any() || ReadInItem.Any())
        {
            yield return Named("read", Emit.Assign(
            [
                .. ReadAsList.Any() ? [(AsList, Ids(ReadAsList))] : Array.Empty<(string, ValueSyntax)>(),
                .. ReadInItem.Any() ? [(InItem, Ids(ReadInItem))] : Array.Empty<(string, ValueSyntax)>(),
            ]));
        }

        yield return Named("", new ForBody(new LoopSyntax(Thread, null, threads, null, ofThread.ToEquatableList())));
    }

    /// <summary>Whether a step is done as a whole is known after its items.</summary>
    private IEnumerable<StepSyntax> OfStep()
    {
        List<StepSyntax> ofItem =
        [
            Named("item", Emit.Assign(
                (Key, Emit.Expression($"{Step} + \"[\" + string({Item}) + \"]\"")),
                (IsDone, Emit.Expression(
                    $"default(map.get({OpenItems}, [{Thread}[0], string({Item}), {Step}]), " +
                    $"if(string({Item}) in {OpenItems}[{Thread}[0]], 0, 2)) == 2")))),
            .. context.StepExpressions.ReadsOutputs ? Output() : [],
            Named("add", new AssignBody(
            [
                new(
                    Expressions.Parse($"{ResumeLowering.Resume}.done"),
                    Emit.Expression(
                        $"if({IsDone}, list.concat({ResumeLowering.Resume}.done, {Key}), {ResumeLowering.Resume}.done)")),
                new(new NameExpression("missing"), Emit.Expression($"missing + if({IsDone}, 0, 1)")),
            ])),
        ];
        yield return Named("step", Emit.Assign(
            ("others", Emit.Expression($"{ResumeLowering.Resume}.done")),
            ("missing", ValueSyntax.Of(0))));
        var isSimple = $"len({OpenItems}[{Thread}[0]]) == 0" + (ReadAsList.Any() ? $" and not({Step} in {AsList})" : string.Empty);
        yield return Named("all", new SwitchBody(
        [
            new SwitchEntrySyntax(
                Emit.Expression(isSimple),
                Set($"{ResumeLowering.Resume}.done", $"list.concat(others, {Step})") with { Next = new JumpSyntax(StepLabel.Continue) }),
        ]));
        yield return Named("each", new ForBody(
            new LoopSyntax(Item, null, null, Emit.Expression("[0, count - 1]"), ofItem.ToEquatableList())));
        yield return Named("whole", new SwitchBody(
        [
            new SwitchEntrySyntax(
                Emit.Expression("missing == 0"),
                Set($"{ResumeLowering.Resume}.done", $"list.concat(others, {Step})")),
        ]));
    }

    /// <summary>Keeps the output of an item; an item whose output does not fit is not done.</summary>
    private IEnumerable<StepSyntax> Output()
    {
        var entries = new List<SwitchEntrySyntax>();
        if (ReadAsList.Any())
        {
            entries.Add(Find(AsList, $"{StepExpressions.Steps}[{Step}].output[{Item}]", "true"));
        }

        if (ReadInItem.Any())
        {
            entries.Add(Find(InItem, $"map.get({Kept}, {Key})", $"{Key} in {Kept}"));
        }

        if (entries.Count == 0)
        {
            yield break;
        }

        yield return Named("no_output", Emit.Assign(("output", ValueSyntax.Null), (IsKnown, ValueSyntax.Of(false))));
        yield return Named("output", new SwitchBody(entries.ToEquatableList()));
        yield return Named("fits", new SwitchBody(
        [
            new SwitchEntrySyntax(
                Emit.Expression($"output != null and len(json.encode_to_string(output)) > math.min(65536, {ResumeLowering.Room})"),
                Emit.Assign((IsDone, ValueSyntax.Of(false)))),
            new SwitchEntrySyntax(
                Emit.Expression(IsKnown),
                new AssignBody(
                [
                    new(Expressions.Parse($"{ResumeLowering.Resume}.outputs[{Key}]"), Emit.Expression("output")),
                    new(
                        new NameExpression(ResumeLowering.Room),
                        Emit.Expression($"{ResumeLowering.Room} - len(json.encode_to_string(output))")),
                ])),
        ]));
    }

    private static SwitchEntrySyntax Find(string steps, string output, string isKnown) => new(
        Emit.Expression($"{IsDone} and {Step} in {steps}"),
        Emit.Assign(("output", Emit.Expression(output)), (IsKnown, Emit.Expression(isKnown))));

    private IEnumerable<BoundStep> ReadAsList => _threads.SelectMany(t => t.Steps)
        .Where(s => context.StepExpressions.IsOutputRead(s) && context.StepExpressions.IsListed(s));

    private IEnumerable<BoundStep> ReadInItem => _threads.SelectMany(t => t.Steps).Where(s => IsKept(context, s));

    private ListValue Ids(IEnumerable<BoundStep> steps) => Emit.List(steps.Select(s => context.Texts.Of(s.JobId)));

    private StepSyntax Named(string name, StepBody body) =>
        Emit.Step(context.Steps.Label(name.Length == 0 ? MainSteps.ResumeItems : $"{MainSteps.ResumeItems}_{name}"), body);

    private static AssignBody Set(string target, string value) =>
        new([new AssignmentSyntax(Expressions.Parse(target), Emit.Expression(value))]);
}
