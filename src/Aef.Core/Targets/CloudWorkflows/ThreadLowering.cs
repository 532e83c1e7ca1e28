using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Lowers a thread to a list of named steps, one for each job, with the jumps that NEXT requires.</summary>
internal sealed partial class ThreadLowering
{
    private readonly LoweringContext _context;
    private readonly JobLowering _jobs;
    private readonly int _levelIndex;
    private readonly BoundLevel _level;
    private readonly BoundThread _thread;
    private readonly ThreadScope _scope;
    private readonly StepLabel[] _labels;
    private readonly List<StepSyntax> _steps = [];
    private StepLabel? _leave;

    private ThreadLowering(LoweringContext context, int levelIndex, BoundThread thread, ThreadScope scope)
    {
        _context = context;
        _jobs = new JobLowering(context);
        _levelIndex = levelIndex;
        _level = context.Pipeline.AllLevels[levelIndex];
        _thread = thread;
        _scope = scope;
        _labels = thread.Steps.Select(s => context.Steps.Label(s.JobId)).ToArray();
    }

    /// <summary>
    /// The steps of the thread, which never raise a failure: the failure of a thread's only job is in the job's outcome (the variable
    /// <paramref name="ended"/>), any other is added to <c>failures</c>. <paramref name="name"/> is the name of the step that holds
    /// the jobs when there is more than one job.
    /// </summary>
    public static EquatableList<StepSyntax> Lower(
        LoweringContext context,
        int levelIndex,
        BoundThread thread,
        string name,
        string ended,
        ThreadScope scope)
    {
        var level = context.Pipeline.Levels[levelIndex];
        var hasExpressions = context.StepExpressions.Has(thread) || scope.IsUnit;
        if (thread.Steps is [{ Next: null } only] && !hasExpressions && !context.HasManyThreads(level))
        {
            var job = new JobLowering(context);
            var own = context.Steps.Label(only.JobId);
            context.Origins.Add(own, SourceMapRole.Job, levelIndex, thread, only);
            if (context.Resumes)
            {
                return LowerOnly(context, levelIndex, thread, own, ended);
            }

            StepBody body = only.ContinueIfFail
                ? JobLowering.RecordAndContinueOnly(job.Raise(level, thread, only), context.Pipeline)
                : job.Report(level, thread, only, ended);
            return [Emit.Step(own, body, only.Source.Location)];
        }

        var lowering = new ThreadLowering(context, levelIndex, thread, scope);
        var steps = thread is { When: { } when, ForEach: null } ? lowering.Conditional(when) : lowering.LowerSteps();
        var label = context.Steps.Label(name);
        context.Origins.Add(label, SourceMapRole.Thread, levelIndex, thread);
        var evaluates = scope.IsUnit || thread.When is not null || thread.Steps.Any(lowering.Evaluates);
        var caught = evaluates ? lowering.RecordFailure(new StepsBody(steps)) : JobLowering.RecordFailure(new StepsBody(steps));
        return evaluates && !scope.IsUnit && thread.When is null && !lowering.Evaluates(thread.Steps[0])
            ? [lowering.Begin(), Emit.Step(label, caught, thread.Source.Location)]
            : [Emit.Step(label, caught, thread.Source.Location)];
    }

    private StepLabel Auxiliary(string name, BoundStep? step = null) => _context.Auxiliary(name, _levelIndex, _thread, step);

    private EquatableList<StepSyntax> LowerSteps()
    {
        for (var i = 0; i < _thread.Steps.Count; i++)
        {
            LowerStep(i);
        }

        if (_leave is not null)
        {
            _context.Origins.Add(_leave, SourceMapRole.Auxiliary, _levelIndex, _thread);
            _steps.Add(Emit.Step(_leave, Emit.Assign(("goto", Emit.Expression("goto")))));
        }

        return _steps.ToEquatableList();
    }

    private void LowerStep(int index)
    {
        var step = _thread.Steps[index];
        var jumpsBack = step.Next?.IsBackwardFrom(_levelIndex, index) == true;
        if (IsDirect(step))
        {
            LowerDirect(index, step);
            return;
        }

        if (_context.StepExpressions.Has(step) || _scope.IsUnit)
        {
            LowerWithExpressions(index, step, jumpsBack);
            return;
        }

        var result = jumpsBack ? ResultOf(step) : null;
        StepBody body = _jobs.Raise(_level, _thread, step, result);
        var marks = Marks(index, step);
        if (marks.Count > 0 && step.ContinueIfFail)
        {
            body = new StepsBody([Emit.Step(Auxiliary($"{step.JobId}_call", step), body), .. marks]);
        }

        if (IsLast(step))
        {
            body = SectionLowering.Record(body);
        }
        else if (step.ContinueIfFail)
        {
            body = JobLowering.RecordAndContinue(body, result, _level.Section == PipelineSection.Levels ? _context.Pipeline : null);
        }

        if (result is not null && step.ContinueIfFail)
        {
            // The handler can only assign to a variable that exists outside of it.
            Add(_labels[index], SourceMapRole.Auxiliary, step, Emit.Assign((result, ValueSyntax.Null)));
            Add(_context.Steps.Label($"{step.JobId}_job"), SourceMapRole.Job, step, body);
        }
        else
        {
            Add(_labels[index], SourceMapRole.Job, step, body);
        }

        if (!step.ContinueIfFail)
        {
            _steps.AddRange(marks);
        }

        GoOn(index, step, result);
    }

    private string ResultOf(BoundStep step) => $"result_{_context.Steps.Name($"{step.JobId}_result")}";

    private void GoOn(int index, BoundStep step, string? result, bool endsLoops = true)
    {
        if (result is not null)
        {
            GoBack(index, step, result);
            if (endsLoops)
            {
                EndLoops(index, index + 1);
            }
        }
        else if (step.Next is not null)
        {
            GoForward(index, step, step.Next);
        }
    }

    /// <summary>A skipped step does not jump back; otherwise a resumed run would never end.</summary>
    private void GoBack(int index, BoundStep step, string result)
    {
        var target = step.Next!.Step; // only called with NEXT
        Add(
            _context.Steps.Label($"{step.JobId}_next"),
            SourceMapRole.Auxiliary,
            step,
            new SwitchBody([Repeat(index, step, $"{result}.state != \"skipped\"", _labels[target])]));
    }

    private void Add(StepLabel label, SourceMapRole role, BoundStep step, StepBody body)
    {
        _context.Origins.Add(label, role, _levelIndex, _thread, step);
        _steps.Add(Emit.Step(label, body, step.Source.Location));
    }

    private void GoForward(int index, BoundStep step, BoundNext next)
    {
        var inThread = next.Level == _levelIndex;
        var over = inThread ? LoweringContext.Between(_thread, index + 1, next.Step).ToList() : SkippedBy(index, next).ToList();
        var read = over.Where(id => _context.StepExpressions.IsKnown(id, _scope)).ToList();
        if (read.Count > 0)
        {
            Add(
                _context.Steps.Label($"{step.JobId}_next_status"),
                SourceMapRole.Auxiliary,
                step,
                new AssignBody([.. read.SelectMany(id => _context.StepExpressions.SetWithoutOutput(id, "skipped", _scope))]));
        }

        EndLoops(index, inThread ? next.Step : _thread.Steps.Count);
        if (over.Count > 0)
        {
            Add(
                _context.Steps.Label($"{step.JobId}_next"),
                SourceMapRole.Auxiliary,
                step,
                Skip(step, over) with { Next = inThread ? new JumpSyntax(_labels[next.Step]) : null });
        }

        if (!inThread)
        {
            var last = index == _thread.Steps.Count - 1;
            _leave ??= last ? null : _context.Steps.Label($"Level_{_level.Id}_Thread_{_thread.Id}_end");
            Add(
                _context.Steps.Label($"{step.JobId}_goto"),
                SourceMapRole.Auxiliary,
                step,
                Emit.Assign(("goto", ValueSyntax.Of(_context.Levels[next.Level].Name))) with { Next = last ? null : new JumpSyntax(_leave!) }); // made above unless last
        }
    }

    private CallBody Skip(BoundStep step, IEnumerable<string> ids)
    {
        var reason = _scope.HasItem
            ? ExpressionPrinter.ToValue(
                new BinaryExpression(
                    BinaryOperator.Add,
                    _context.Texts.Expression("skipped by NEXT of "),
                    _scope.IdExpression(_context.Texts, step.JobId)))
            : _context.Texts.Of($"skipped by NEXT of {step.JobId}");
        return new CallBody(
            SupportRoutines.Skip,
            Emit.Map(
                (SupportParameters.SkippedIds, Emit.List(ids.Select(id => _scope.Id(_context.Texts, id)))),
                (SupportParameters.SkipReason, reason)));
    }

    private IEnumerable<string> SkippedBy(int index, BoundNext next) =>
        LoweringContext.Between(_thread, index + 1, _thread.Steps.Count)
            .Concat(
                _context.Pipeline.Levels.Skip(_levelIndex + 1)
                    .Take(next.Level - _levelIndex - 1)
                    .SelectMany(l => l.Threads)
                    .SelectMany(t => t.Steps)
                    .Select(s => s.JobId));
}
