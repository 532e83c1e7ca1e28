using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers <c>deadline_minutes</c>. A job that notices that <c>run.late_at</c> has passed logs it, at its start, a poll, or its end. It
/// works with a copy of the run, so main sets its own <c>run.late_at</c> to a time that never comes after each job: only jobs that run when
/// the deadline passes log it, each once.
/// </summary>
internal sealed class DeadlineLowering(LoweringContext context)
{
    /// <summary>The entry of the run, and of what parts and lanes return.</summary>
    public const string LateAt = "late_at";

    private const string Run = "run";
    private static readonly ExpressionSyntax NotDue = Expressions.Parse("sys.now() < run.late_at");
    private static readonly HashSet<string> Jobs = [SupportRoutines.Job, SupportRoutines.Step];
    private static readonly HashSet<string> Executions = [SupportRoutines.Rows, SupportRoutines.Part, SupportRoutines.Lane];

    private readonly bool _isNeeded = context.Pipeline.Limits().HasFlag(RunLimits.Deadline);

    /// <summary>What the result of a part or a lane contains besides.</summary>
    public IEnumerable<(string Name, ValueSyntax Value)> Result() => _isNeeded ? [(LateAt, Emit.Expression($"{Run}.{LateAt}"))] : [];

    /// <summary>The steps of main with what they do for the deadline; the same steps for a pipeline without one.</summary>
    public EquatableList<StepSyntax> Track(IEnumerable<StepSyntax> steps) =>
        _isNeeded ? steps.SelectMany(Track).ToEquatableList() : steps.ToEquatableList();

    /// <summary>A support routine whose loop of polls ends at the deadline too; the steps after it begin the loop again.</summary>
    public static RoutineSyntax Watch(RoutineSyntax routine) => SupportRoutines.IsAttempt(routine.Name)
        ? PollLoops.Change(routine, s => s.Name == "running" ? PollLoops.Restrict(s, NotDue) : s)
        : routine;

    /// <summary>
    /// A watched routine of a job as it is executed when the run is not late: what it checks at each poll remains, without what it does
    /// then and without the step that begins the loop again.
    /// </summary>
    public static RoutineSyntax Prompt(RoutineSyntax routine) => SupportRoutines.IsAttempt(routine.Name)
        ? PollLoops.Change(routine, s => s switch
        {
            { Name: "late_again" } => null,
            { Name: "late_running", Body: SwitchBody check } => s with { Body = check with { Entries = [] } },
            _ => s,
        })
        : routine;

    private IEnumerable<StepSyntax> Track(StepSyntax step)
    {
        if (step.Body is not CallBody call)
        {
            yield return step with { Body = Track(step.Body, step.Name) };
            yield break;
        }

        yield return step;
        if (Jobs.Contains(call.Callee))
        {
            yield return Emit.Step(Label(step.Name), Clear(RunsOf(call)));
        }
        else if (Executions.Contains(call.Callee))
        {
            var later = Emit.Expression($"math.max({Run}.{LateAt}, {call.Result}.{LateAt})");
            yield return Emit.Step(Label(step.Name), new AssignBody([Set(Run, later)]));
        }
    }

    private StepBody Track(StepBody body, string name)
    {
        switch (body)
        {
            case StepsBody group:
                return group with { Steps = Track(group.Steps) };
            case SwitchBody choice:
                return choice with { Entries = choice.Entries.Select(e => e with { Body = Track(e.Body, name) }).ToEquatableList() };
            case ForBody loop:
                return loop with { Loop = loop.Loop with { Steps = Track(loop.Loop.Steps) } };
            case ParallelBody parallel:
                return parallel with
                {
                    Shared = [.. parallel.Shared, .. RunsIn(parallel)],
                    Branches = parallel.Branches.Select(b => b with { Steps = Track(b.Steps) }).ToEquatableList(),
                    Loop = parallel.Loop is { } rounds ? rounds with { Steps = Track(rounds.Steps) } : null,
                };
            case TryBody attempt:
                var inner = attempt.Body is CallBody only
                    ? new StepsBody(Track([Emit.Step(context.Steps.Label($"{name}_call"), only)]))
                    : Track(attempt.Body, name);
                return attempt with
                {
                    Body = inner,
                    Except = attempt.Except is { } except
                        ? except with { Body = ClearFirst(except.Body, RunsIn(attempt.Body), name) }
                        : null,
                };
            default:
                return body;
        }
    }

    /// <summary>A handler that clears the deadline before all else, because the failed job has logged it.</summary>
    private StepBody ClearFirst(StepBody handler, IReadOnlyList<string> runs, string name) => runs.Count == 0 ? handler : handler switch
    {
        StepsBody steps => steps with { Steps = [Emit.Step(Label(name), Clear(runs)), .. steps.Steps] },
        AssignBody assign => assign with { Assignments = [.. Clear(runs).Assignments, .. assign.Assignments] },
        _ => new StepsBody([Emit.Step(Label(name), Clear(runs)), Emit.Step(context.Steps.Label($"{name}_handler"), handler)]),
    };

    private static IReadOnlyList<string> RunsIn(StepBody body) =>
    [
        .. SyntaxWalk.Bodies(body).OfType<CallBody>()
            .Where(c => Jobs.Contains(c.Callee) || Executions.Contains(c.Callee))
            .SelectMany(RunsOf)
            .Distinct(),
    ];

    /// <summary>The variables of main that a call concerns: the run, and its copy for units.</summary>
    private static IEnumerable<string> RunsOf(CallBody call) =>
        Jobs.Contains(call.Callee)
            && call.Args is MapValue args
            && args[Run] is ExpressionValue { Expression: NameExpression { Name: var name } }
            ? new[] { Run, name }.Distinct()
            : [Run];

    private static AssignBody Clear(IEnumerable<string> runs) =>
        new([.. runs.Select(r => Set(r, Emit.Expression($"if(sys.now() >= {r}.{LateAt}, 9000000000000, {r}.{LateAt})")))]);

    private static AssignmentSyntax Set(string run, ValueSyntax value) => new(new MemberExpression(new NameExpression(run), LateAt), value);

    private StepLabel Label(string name) => context.Steps.Label($"{name}_due");
}
