using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// A level with more threads than a parallel step has branches: its threads are rows of data, which the routine <c>aef_rows</c> runs; the
/// head of that routine describes a row.
/// </summary>
internal sealed class RowsLowering(LoweringContext context)
{
    /// <summary>The variable for the outcome of a wide level.</summary>
    public const string Result = "wide";

    public IEnumerable<StepSyntax> Lower(int index, StepLabel label)
    {
        var level = context.Pipeline.Levels[index];
        var origin = level.Source.Location;
        foreach (var thread in level.Threads)
        {
            foreach (var step in thread.Steps)
            {
                context.Origins.Add(label, SourceMapRole.Row, index, thread, step);
            }
        }

        yield return Emit.Step(label, Call(level), origin);
        if (context.Resumes)
        {
            yield return Emit.Step(
                context.Auxiliary($"Level_{level.Id}_done", index),
                Emit.Assign((ResumeLowering.Done, Emit.Expression($"map.merge({ResumeLowering.Done}, {Result}.done_now)"))),
                origin);
        }

        if (LoweringContext.MayContinue(level))
        {
            yield return Emit.Step(
                context.Auxiliary($"Level_{level.Id}_continued", index),
                Emit.Assign(("continued", Emit.Expression($"{Result}.continued"))),
                origin);
        }
    }

    private CallBody Call(BoundLevel level)
    {
        var arguments = new List<MapValueEntry>
        {
            new("run", Emit.Expression("run")),
            new("profiles", Emit.Expression(JobProfileTable.Variable)),
            new("level", context.Texts.Of(level.Id)),
            new("rows", Emit.List(level.Threads.Select(Row))),
        };
        if (LoweringContext.MayContinue(level))
        {
            arguments.Add(new("continued", Emit.Expression("continued")));
        }

        if (level.MaxParallel is { } limit)
        {
            arguments.Add(new("limit", ValueSyntax.Of(limit)));
        }

        return new CallBody(SupportRoutines.Rows, new MapValue(arguments.ToEquatableList()), Result);
    }

    private ListValue Row(BoundThread thread) =>
        Emit.List(thread.Steps.Select((step, index) => (ValueSyntax)RowStep(thread, step, index)).Prepend(context.Texts.Of(thread.Id)));

    private ListValue RowStep(BoundThread thread, BoundStep step, int index) => Emit.List(
    [
        context.Texts.Of(step.JobId),
        context.Texts.Of(step.JobName),
        ValueSyntax.Of(context.Profiles.IndexOf(step)),
        new MapValue(Extras(thread, step, index).ToEquatableList()),
    ]);

    private IEnumerable<MapValueEntry> Extras(BoundThread thread, BoundStep step, int index)
    {
        if (step.Properties(context.Parameters) is { } properties)
        {
            yield return new("properties", context.Texts.Of(properties));
        }

        if (step.ContinueIfFail)
        {
            yield return new("continue", ValueSyntax.Of(true));
        }

        if (step.Next is { } next)
        {
            yield return new("next", ValueSyntax.Of(next.Step + 1)); // the thread's id is before its steps
            var over = LoweringContext.Between(thread, index + 1, next.Step).Select(context.Texts.Of).ToList();
            if (over.Count > 0)
            {
                yield return new("skip", Emit.List(over));
            }
        }
    }
}
