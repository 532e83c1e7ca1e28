using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>Notes which steps are done, for a run that continues after this one.</content>
internal sealed partial class ThreadLowering
{
    private LoopEnds? _loops;

    private LoopEnds Loops => _loops ??= new LoopEnds(_thread, _levelIndex);

    private bool IsNoted => _context.Resumes && _level.Section == PipelineSection.Levels;

    /// <summary>The steps of a thread with a single job, whose failure is in the variable <paramref name="ended"/>.</summary>
    private static EquatableList<StepSyntax> LowerOnly(
        LoweringContext context,
        int levelIndex,
        BoundThread thread,
        StepLabel own,
        string ended)
    {
        var (level, only) = (context.Pipeline.Levels[levelIndex], thread.Steps[0]);
        var job = new JobLowering(context);
        var mark = context.Auxiliary($"{only.JobId}_done", levelIndex, thread, only);
        if (!only.ContinueIfFail)
        {
            var succeeded = context.Resume.Mark(only, Emit.Expression($"if({ended}.failed, 0, 2)"));
            return
            [
                Emit.Step(own, job.Report(level, thread, only, ended), only.Source.Location),
                Emit.Step(mark, new AssignBody([succeeded])),
            ];
        }

        var call = Emit.Step(context.Auxiliary($"{only.JobId}_call", levelIndex, thread, only), job.Raise(level, thread, only));
        var body = new StepsBody([call, Emit.Step(mark, new AssignBody([context.Resume.Mark(only, isInLoop: false)]))]);
        return [Emit.Step(own, JobLowering.RecordAndContinueOnly(body, context.Pipeline), only.Source.Location)];
    }

    /// <summary>The assignments after a step that has succeeded.</summary>
    private IEnumerable<AssignmentSyntax> Notes(int index, BoundStep step) =>
        IsNoted ? [_context.Resume.Mark(step, Loops.IsInLoop(index), _scope)] : [];

    /// <summary>The same as steps.</summary>
    private List<StepSyntax> Marks(int index, BoundStep step) =>
        [.. Notes(index, step).Select(note => Emit.Step(Auxiliary($"{step.JobId}_done", step), new AssignBody([note])))];

    /// <summary>The entry of a switch that jumps back; the steps of the loop are not done any more.</summary>
    private SwitchEntrySyntax Repeat(int index, BoundStep step, string condition, StepLabel target)
    {
        if (!IsNoted)
        {
            return Emit.When(condition, target);
        }

        var reset = _context.Resume.RepeatLoop(Loops.Repeated(step.Next!.Step, index), _scope).ToList(); // only called with NEXT
        return reset is [AssignBody only]
            ? new SwitchEntrySyntax(Emit.Expression(condition), only with { Next = new JumpSyntax(target) })
            : new SwitchEntrySyntax(
                Emit.Expression(condition),
                new StepsBody(reset.Select((body, number) =>
                    Emit.Step(
                        Auxiliary($"{step.JobId}_repeat", step),
                        body with { Next = number == reset.Count - 1 ? new JumpSyntax(target) : null })).ToEquatableList()));
    }

    /// <summary>Adds what follows the loops that end from one position to another, exclusive.</summary>
    private void EndLoops(int from, int to)
    {
        foreach (var body in IsNoted ? _context.Resume.EndLoop(Loops.EndingBetween(from, to), _scope) : [])
        {
            Add(_context.Steps.Label($"{_thread.Steps[from].JobId}_loop_end"), SourceMapRole.Auxiliary, _thread.Steps[from], body);
        }
    }

    /// <summary>The output of a step, or what an earlier run has passed on; nothing is passed on for the steps of sections.</summary>
    private ValueSyntax Restored(BoundStep step, string result, string output)
    {
        // The output of a unit is restored to its result first (UnitsLowering).
        if (!IsNoted || _scope.IsUnit)
        {
            return Emit.Expression(output);
        }

        var restored = new CallExpression(
            "map.get",
            EquatableList.Create<ExpressionSyntax>([new NameExpression(ResumeLowering.Restored), _context.Texts.Expression(step.JobId)]));
        return ExpressionPrinter.ToValue(new CallExpression(
            "if",
            EquatableList.Create<ExpressionSyntax>(
                [Expressions.Parse($"{result}.state == \"skipped\""), restored, Expressions.Parse(output)])));
    }
}
