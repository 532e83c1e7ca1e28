using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers the checks of <c>resume</c> at the start of a run: whatever is wrong with it is an invalid input, before anything has run. Only a
/// list that steps compute can be checked no earlier than at its level (<see cref="ItemsLowering"/>).
/// </summary>
internal sealed class ResumeChecks(LoweringContext context)
{
    private const string List = "known_list";
    private const string Hashes = "hashes";

    /// <summary>
    /// The steps that refuse a run in which a step is done whose output is read and not given, or an item of a list without a hash. Which
    /// outputs an item needs depends on the other steps of the item, so they are not checked.
    /// </summary>
    public IEnumerable<StepSyntax> OutputsAndItems()
    {
        var threads = context.Pipeline.Levels.SelectMany(l => l.Threads).ToList();
        var read = threads.Where(t => t.ForEach is null)
            .SelectMany(t => t.Steps)
            .Where(context.StepExpressions.IsOutputRead)
            .ToList();
        var looped = threads.Where(t => t.ForEach is not null).ToList();
        if ((read.Count == 0 && looped.Count == 0) || !context.Resumes)
        {
            yield break;
        }

        (string, ValueSyntax)[] outputs =
        [
            ("ids", Ids(read)),
            ("done", Emit.Expression("run.done")),
            ("given", read.Count == 0 ? Emit.List([]) : Emit.Expression("keys(run.outputs)")),
        ];
        var (name, call) = looped.Count == 0
            ? (MainSteps.CheckOutputs, new CallBody(SupportRoutines.ResumeOutputs, Emit.Map(outputs)))
            : (
                MainSteps.CheckItems,
                new CallBody(
                    SupportRoutines.ResumeItems,
                    Emit.Map(
                    [
                        ("threads", Emit.List(looped.Select(t => Ids(t.Steps)))),
                        (ItemsResumeLowering.Lists, Emit.Expression("run.lists")),
                        .. outputs,
                    ])));
        var check = new StepsBody([Emit.Step(context.Steps.Label($"{name}_of_done"), call)]);
        yield return Emit.Step(
            context.Steps.Label(name),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression("len(run.done) > 0"), check)]));
    }

    /// <summary>
    /// The steps that refuse a run with another list than the run that it continues. A list is evaluated only if a hash is known. One that
    /// cannot be evaluated is left to its level, whose condition may not need it, and so is one that is too long to be evaluated twice.
    /// </summary>
    /// <param name="withVariables">True for the lists that read variables, which are computed after the admission of the run.</param>
    public IEnumerable<StepSyntax> Lists(bool withVariables)
    {
        var threads = context.Pipeline.Levels.SelectMany(l => l.Threads)
            .Where(t => t.ForEach is { } forEach && IsKnown(forEach.List) && ReadsVariables(forEach.List) == withVariables)
            .ToList();
        var literal = threads.Where(t => t.ForEach!.Hash is not null) // filtered
            .Select(t => context.Texts.MapEntry(t.Steps[0].JobId, ValueSyntax.Of(t.ForEach!.Hash!))); // filtered
        var computed = threads.Where(t => t.ForEach!.Hash is null).SelectMany(Compute).ToList(); // filtered
        if (threads.Count == 0)
        {
            yield break;
        }

        List<StepSyntax> steps =
        [
            Emit.Step(Label(), Emit.Assign((Hashes, new MapValue(literal.ToEquatableList())))),
            .. computed,
            Emit.Step(
                Label(),
                new CallBody(
                    SupportRoutines.ResumeLists,
                    Emit.Map(
                        (Hashes, Emit.Expression(Hashes)),
                        (ItemsResumeLowering.Lists, Emit.Expression("run.lists")),
                        (ResumeLowering.Resume, Emit.Expression("args.resume"))))),
        ];
        yield return Emit.Step(
            context.Steps.Label(MainSteps.CheckLists),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression("len(run.lists) > 0"), new StepsBody(steps.ToEquatableList()))]));
    }

    /// <summary>The hash of the list in a variable.</summary>
    public static string HashOf(string list) => $"base64.encode(hash.compute_checksum(json.encode({list}), \"SHA256\"))";

    private static bool IsKnown(BoundValue list) => !list.References.Any(r => r.Symbol is StepOutputSymbol or StepStatusSymbol);

    private static bool ReadsVariables(BoundValue list) => list.References.Any(r => r.Symbol is VariableSymbol);

    private IEnumerable<StepSyntax> Compute(BoundThread thread)
    {
        var list = context.Expressions.Translate(thread.ForEach!.List); // filtered
        if (ExpressionSplitter.IsLong(list))
        {
            yield break;
        }

        var compute = new AssignBody(
        [
            new(new NameExpression(List), list),
            new(context.Texts.Entry(Hashes, thread.Steps[0].JobId), Emit.Expression(HashOf(List))),
            new(new NameExpression(List), ValueSyntax.Null),
        ]);
        var forget = new StepsBody([Emit.Step(Label(), Emit.Assign((List, ValueSyntax.Null)))]);
        yield return Emit.Step(Label(), new TryBody(compute, Except: new ExceptSyntax("error", forget)));
    }

    private StepLabel Label() => context.Steps.Label(MainSteps.CheckLists);

    private ListValue Ids(IEnumerable<BoundStep> steps) => Emit.List(steps.Select(s => context.Texts.Of(s.JobId)));
}
