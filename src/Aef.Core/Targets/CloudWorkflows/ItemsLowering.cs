using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The beginning of a level with a <c>for_each</c> thread: the condition and the list of each such thread are evaluated once, in that
/// order,
/// and the units of the level are counted.
/// </summary>
internal sealed class ItemsLowering(LoweringContext context, int index)
{
    /// <summary>The result of the check of a list.</summary>
    private const string Checked = "list_check";

    private const string Failure = "failure";
    private const int CountsPerStep = 25;

    private readonly BoundLevel _level = context.Pipeline.Levels[index];

    public IEnumerable<StepSyntax> Lower(EquatableList<BoundThread> threads, Func<BoundThread, string> itemsOf)
    {
        var plain = 0;
        for (var i = 0; i < threads.Count; i++)
        {
            if (threads[i].ForEach is null)
            {
                plain++;
            }

            if (plain > 0 && (plain == CountsPerStep || threads[i].ForEach is not null || i == threads.Count - 1))
            {
                yield return Emit.Step(
                    context.Auxiliary($"Level_{_level.Id}_count", index),
                    new AssignBody(Enumerable.Range(0, plain).SelectMany(_ => Count("1")).ToEquatableList()));
                plain = 0;
            }

            if (threads[i].ForEach is { } forEach)
            {
                foreach (var step in OfThread(threads[i], forEach, itemsOf(threads[i])))
                {
                    yield return step;
                }
            }
        }
    }

    private IEnumerable<StepSyntax> OfThread(BoundThread thread, BoundForEach forEach, string items)
    {
        var first = thread.Steps[0];
        yield return Emit.Step(
            Label(thread, "for_each"),
            Emit.Assign((items, Emit.List([])), (Checked, Emit.Map(("error", ValueSyntax.Null)))));
        var evaluate = Evaluate(thread, forEach, items).ToList();
        if (thread.When is { } when)
        {
            var skip = context.StepExpressions.Skip(thread.Steps).Select(body => Emit.Step(Label(thread, "thread_skip"), body)).ToList();
            var (before, skips) = context.StepExpressions.Skips(ThreadScope.Main, when, () => Label(thread, "thread_when_part"));
            evaluate =
            [
                .. before,
                Emit.Step(Label(thread, "thread_when"), new AssignBody([skips])),
                Emit.Step(Label(thread, "thread_if"), StepExpressions.Choose(ThreadScope.Main.Skips, skip, evaluate)),
            ];
        }

        yield return Emit.Step(
            Label(thread, "for_each_try"),
            new TryBody(new StepsBody(evaluate.ToEquatableList()), Except: new ExceptSyntax(Failure, Failed(thread, first, items))),
            thread.Source.Location);
        yield return Emit.Step(
            Label(thread, "for_each_same"),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"{Checked}.error != null"), OtherList(thread))]));
        yield return Emit.Step(Label(thread, "for_each_count"), new AssignBody(Count($"len({items})").ToEquatableList()));
    }

    /// <summary>
    /// Ends the run with an error that no step is the cause of. A part of a split pipeline reports it, and so does a run that ends with
    /// what a later run needs.
    /// </summary>
    public static AssignBody Report(LoweringContext context, string error) => Emit.Assign(
    [
        ("report", Emit.Expression(error)),
        .. context.LevelsBeyond().Any() ? [("goto", ValueSyntax.Null)] : Array.Empty<(string, ValueSyntax)>(),
    ]) with
    {
        Next = new JumpSyntax(context.Reported),
    };

    /// <summary>
    /// The list is not that of the run that this one continues. The argument is invalid, so nothing else runs; its <c>resume</c> is still
    /// what a run with the right list needs.
    /// </summary>
    private StepBody OtherList(BoundThread thread) => !context.IsWhole
        ? Report(context, $"{Checked}.error")
        : new StepsBody(
        [
            Emit.Step(
                Label(thread, "for_each_resume"),
                new AssignBody(
                    [new AssignmentSyntax(Expressions.Parse($"{Checked}.error.{ResumeLowering.Resume}"), Emit.Expression("args.resume"))])),
            Emit.Step(Label(thread, "for_each_other"), new RaiseBody(Emit.Expression($"{Checked}.error"))),
        ]);

    private IEnumerable<StepSyntax> Evaluate(BoundThread thread, BoundForEach forEach, string items)
    {
        var (before, list) = context.Split(
            context.Expressions.Translate(forEach.List),
            ThreadScope.Main,
            () => Label(thread, "for_each_part"),
            forEach.List.Location);
        foreach (var step in before)
        {
            yield return step;
        }

        yield return Emit.Step(Label(thread, "for_each_list"), Emit.Assign((items, list)));
        var notAList = new RaiseBody(
            Emit.Map(
                ("message", Emit.Expression($"\"for_each must be a list; got \" + get_type({items})")),
                ("tags", Emit.List([ValueSyntax.Of("TypeError")]))));
        yield return Emit.Step(
            Label(thread, "for_each_type"),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"get_type({items}) != \"list\""), notAList)]));
        yield return Emit.Step(
            Label(thread, "for_each_check"),
            new CallBody(
                SupportRoutines.Items,
                Emit.Map(
                    (SupportParameters.SkippedIds, Emit.List(thread.Steps.Select(s => context.Texts.Of(s.JobId)))),
                    (SupportParameters.ItemCount, Emit.Expression($"len({items})")),
                    ("most", ValueSyntax.Of(forEach.MaxItems)),
                    ("bytes", Emit.Expression($"len(json.encode_to_string({items}))")),
                    ("hash", forEach.Hash is { } hash ? ValueSyntax.Of(hash) : Emit.Expression(ResumeChecks.HashOf(items))),
                    ("lists", Emit.Expression("run.lists"))),
                Checked));
        yield return Emit.Step(
            Label(thread, "for_each_hash"),
            new AssignBody(
            [
                new AssignmentSyntax(
                    new IndexExpression(Expressions.Parse("run.lists"), context.Texts.Expression(thread.Steps[0].JobId)),
                    Emit.Expression($"{Checked}.hash")),
            ]));
    }

    /// <summary>A condition or a list that fails, fails the first step of the thread; the other threads run.</summary>
    private StepsBody Failed(BoundThread thread, BoundStep first, string items)
    {
        var known = context.StepExpressions.IsListed(first) && context.StepExpressions.IsStatusRead(first)
            ?
            [
                new AssignmentSyntax(
                    new IndexExpression(new NameExpression("gathered"), context.Texts.Expression(first.JobId)),
                    ValueSyntax.Of("failed")),
            ]
            : Array.Empty<AssignmentSyntax>();
        return new StepsBody(
        [
            Emit.Step(
                Label(thread, "for_each_failed"),
                new CallBody(
                    SupportRoutines.LevelFailure,
                    Emit.Map(
                        ("steps", Emit.List([context.StepExpressions.Identity(_level, thread, first)])),
                        ("error", Emit.Expression(Failure)),
                        ("failures", Emit.Expression("failures"))),
                    "failures")),
            Emit.Step(
                Label(thread, "for_each_none"),
                new AssignBody([new AssignmentSyntax(new NameExpression(items), Emit.List([])), .. known])),
        ]);
    }

    /// <summary>Adds units to those of the threads before.</summary>
    private static IEnumerable<AssignmentSyntax> Count(string units) =>
    [
        new(new NameExpression(UnitsLowering.Units), Emit.Expression($"{UnitsLowering.Units} + {units}")),
        new(new NameExpression(UnitsLowering.Until), Emit.Expression($"list.concat({UnitsLowering.Until}, {UnitsLowering.Units})")),
    ];

    private StepLabel Label(BoundThread thread, string name) => context.Auxiliary($"{thread.Steps[0].JobId}_{name}", index, thread);
}
