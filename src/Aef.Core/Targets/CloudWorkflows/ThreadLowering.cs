using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Lowers a thread to a list of named steps, one for each job, with the jumps that NEXT requires.</summary>
internal sealed class ThreadLowering
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
        _level = context.Pipeline.Levels[levelIndex];
        _thread = thread;
        _scope = scope;
        _labels = thread.Steps.Select(s => context.Steps.Label(s.JobId)).ToArray();
    }

    /// <summary>
    /// The steps of the thread, which never raise a failure: the failure of a thread's only job is in the job's outcome (the variable
    /// <paramref name="ended"/>), any other is added to <c>failures</c>. <paramref name="name"/> is the name of the step that holds
    /// the jobs when there is more than one job.
    /// </summary>
    public static EquatableList<StepSyntax> Lower(LoweringContext context, int levelIndex, BoundThread thread, string name, string ended, ThreadScope scope)
    {
        var level = context.Pipeline.Levels[levelIndex];
        var hasExpressions = context.StepExpressions.Has(thread);
        if (thread.Steps is [{ Next: null } only] && !hasExpressions && !context.HasManyThreads(level))
        {
            var job = new JobLowering(context);
            StepBody body = only.ContinueIfFail
                ? JobLowering.RecordAndContinue(job.Raise(level, thread, only), result: null)
                : job.Report(level, thread, only, ended);
            var own = context.Steps.Label(only.JobId);
            context.Origins.Add(own, SourceMapRole.Job, levelIndex, thread, only);
            return [Emit.Step(own, body, only.Source.Location)];
        }

        var lowering = new ThreadLowering(context, levelIndex, thread, scope);
        var steps = thread.When is { } when ? lowering.Conditional(when) : lowering.LowerSteps();
        var label = context.Steps.Label(name);
        context.Origins.Add(label, SourceMapRole.Thread, levelIndex, thread);
        var caught = hasExpressions ? lowering.RecordFailure(new StepsBody(steps)) : JobLowering.RecordFailure(new StepsBody(steps));
        return [Emit.Step(label, caught, thread.Source.Location)];
    }

    /// <summary>A thread with a condition: the condition, then either the steps or the report that all of them are skipped.</summary>
    private EquatableList<StepSyntax> Conditional(BoundValue when)
    {
        var expressions = _context.StepExpressions;
        var first = _thread.Steps[0];
        var evaluate = Auxiliary($"{first.JobId}_thread_when");
        var choose = Auxiliary($"{first.JobId}_thread_if");
        var skip = expressions.Skip(_thread.Steps).Select(body => Emit.Step(Auxiliary($"{first.JobId}_thread_skip"), body)).ToList();
        return
        [
            Emit.Step(evaluate, new AssignBody([expressions.Evaluating(_scope.Evaluating, _level, _thread, first), expressions.Skips(_scope.Skips, when)])),
            Emit.Step(choose, StepExpressions.Choose(_scope.Skips, skip, LowerSteps())),
        ];
    }

    /// <summary>The body with a failure that ends the thread and is recorded; the failure of an expression is completed with its step.</summary>
    private TryBody RecordFailure(StepBody body) => JobLowering.Catch(body, new StepsBody(
    [
        Emit.Step(Auxiliary($"{_thread.Steps[0].JobId}_thread_failed"), CompleteFailure()),
        Emit.Step(Auxiliary($"{_thread.Steps[0].JobId}_thread_record"), Emit.Assign(("failures", Emit.Expression($"list.concat(failures, {_scope.Record})")))),
    ]));

    private CallBody CompleteFailure() => new(
        SupportRoutines.StepFailure,
        Emit.Map((SupportParameters.Location, Emit.Expression(_scope.Evaluating)), ("error", Emit.Expression("failure"))),
        _scope.Record);

    private StepLabel Auxiliary(string name, BoundStep? step = null)
    {
        var label = _context.Steps.Label(name);
        _context.Origins.Add(label, SourceMapRole.Auxiliary, _levelIndex, _thread, step);
        return label;
    }

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
        if (_context.StepExpressions.Has(step))
        {
            LowerWithExpressions(index, step, jumpsBack);
            return;
        }

        var result = jumpsBack ? ResultOf(step) : null;
        StepBody body = _jobs.Raise(_level, _thread, step, result);
        if (step.ContinueIfFail)
        {
            body = JobLowering.RecordAndContinue(body, result);
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

        GoOn(index, step, result);
    }

    /// <summary>
    /// A step with a condition, or one whose status or output expressions read: its condition, then either its job or the report that it is skipped, and
    /// what expressions see of it. A step that its condition skips does not take its NEXT.
    /// </summary>
    private void LowerWithExpressions(int index, BoundStep step, bool jumpsBack)
    {
        var expressions = _context.StepExpressions;
        var result = jumpsBack || expressions.IsOutputRead(step) ? ResultOf(step) : null;
        var job = new List<StepSyntax>();
        var label = step.When is null && !step.ContinueIfFail && result is null ? _labels[index] : _context.Steps.Label($"{step.JobId}_job");
        _context.Origins.Add(label, SourceMapRole.Job, _levelIndex, _thread, step);
        job.Add(Emit.Step(label, _jobs.Raise(_level, _thread, step, result), step.Source.Location));
        if (expressions.IsRead(step))
        {
            job.Add(Emit.Step(Auxiliary($"{step.JobId}_status", step), new AssignBody([expressions.Set(step, "succeeded", OutputOf(step, result))])));
        }

        var before = new List<AssignmentSyntax>();
        if (result is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(result), ValueSyntax.Null));
        }

        if (step.When is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(_scope.Skips), ValueSyntax.Of(false)));
        }

        before.Add(expressions.Evaluating(_scope.Evaluating, _level, _thread, step));
        Add(ReferenceEquals(label, _labels[index]) ? _context.Steps.Label($"{step.JobId}_begin") : _labels[index], SourceMapRole.Auxiliary, step, new AssignBody(before.ToEquatableList()));
        var body = step.When is { } when ? Conditional(step, when, job) : job;
        if (step.ContinueIfFail)
        {
            Add(_context.Steps.Label($"{step.JobId}_try"), SourceMapRole.Auxiliary, step, RecordAndContinue(step, body, jumpsBack ? result : null));
        }
        else
        {
            _steps.AddRange(body);
        }

        if (step.Next is null)
        {
            return;
        }

        if (step.When is null)
        {
            GoOn(index, step, jumpsBack ? result : null);
            return;
        }

        var start = _steps.Count;
        GoOn(index, step, jumpsBack ? result : null);
        var next = _steps[start..].ToEquatableList();
        _steps.RemoveRange(start, _steps.Count - start);
        if (next.Count > 0)
        {
            _steps.Add(Emit.Step(Auxiliary($"{step.JobId}_next_if", step), new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"not({_scope.Skips})"), new StepsBody(next))])));
        }
    }

    private List<StepSyntax> Conditional(BoundStep step, BoundValue when, IEnumerable<StepSyntax> job)
    {
        var expressions = _context.StepExpressions;
        var skip = expressions.Skip([step]).Select(body => Emit.Step(Auxiliary($"{step.JobId}_skip", step), body)).ToList();
        return
        [
            Emit.Step(Auxiliary($"{step.JobId}_when", step), new AssignBody([expressions.Skips(_scope.Skips, when, step)])),
            Emit.Step(Auxiliary($"{step.JobId}_if", step), StepExpressions.Choose(_scope.Skips, skip, job)),
        ];
    }

    /// <summary>The body with a failure that is recorded and lets the thread continue.</summary>
    private TryBody RecordAndContinue(BoundStep step, List<StepSyntax> body, string? result)
    {
        var known = new List<AssignmentSyntax>
        {
            new(new NameExpression("continued"), Emit.Expression($"if(len(continued) < 100, list.concat(continued, {_scope.Record}), continued)")),
        };
        if (result is not null)
        {
            known.Add(new AssignmentSyntax(new NameExpression(result), Emit.Map(("state", ValueSyntax.Of("failed")))));
        }

        if (_context.StepExpressions.IsRead(step))
        {
            known.Add(_context.StepExpressions.Set(step, "failed"));
        }

        return JobLowering.Catch(new StepsBody(body.ToEquatableList()), new StepsBody(
        [
            Emit.Step(Auxiliary($"{step.JobId}_failed", step), CompleteFailure()),
            Emit.Step(Auxiliary($"{step.JobId}_continue", step), new AssignBody(known.ToEquatableList())),
        ]));
    }

    /// <summary>What expressions see as the output of a step; the result of another workflow is JSON text.</summary>
    private static ValueSyntax OutputOf(BoundStep step, string? result) => result is null
        ? ValueSyntax.Null
        : Emit.Expression(step.Type == StepType.Workflows ? $"json.decode(default({result}.output, \"null\"))" : $"{result}.output");

    private string ResultOf(BoundStep step) => $"result_{_context.Steps.Name($"{step.JobId}_result")}";

    private void GoOn(int index, BoundStep step, string? result)
    {
        if (result is not null)
        {
            GoBack(step, result);
        }
        else if (step.Next is not null)
        {
            GoForward(index, step, step.Next);
        }
    }

    /// <summary>A skipped step does not jump back; otherwise a resumed run would never end.</summary>
    private void GoBack(BoundStep step, string result) => Add(
        _context.Steps.Label($"{step.JobId}_next"),
        SourceMapRole.Auxiliary,
        step,
        new SwitchBody([Emit.When($"{result}.state != \"skipped\"", _labels[step.Next!.Step])])); // only called with NEXT

    private void Add(StepLabel label, SourceMapRole role, BoundStep step, StepBody body)
    {
        _context.Origins.Add(label, role, _levelIndex, _thread, step);
        _steps.Add(Emit.Step(label, body, step.Source.Location));
    }

    private void GoForward(int index, BoundStep step, BoundNext next)
    {
        var inThread = next.Level == _levelIndex;
        var over = inThread ? LoweringContext.Between(_thread, index + 1, next.Step).ToList() : SkippedBy(index, next).ToList();
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
        var reason = _context.Texts.Of($"skipped by NEXT of {step.JobId}");
        return new CallBody(SupportRoutines.Skip, Emit.Map((SupportParameters.SkippedIds, Emit.List(ids.Select(_context.Texts.Of))), (SupportParameters.SkipReason, reason)));
    }

    private IEnumerable<string> SkippedBy(int index, BoundNext next) =>
        LoweringContext.Between(_thread, index + 1, _thread.Steps.Count)
            .Concat(_context.Pipeline.Levels.Skip(_levelIndex + 1).Take(next.Level - _levelIndex - 1).SelectMany(l => l.Threads).SelectMany(t => t.Steps).Select(s => s.JobId));
}
