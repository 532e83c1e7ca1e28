using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The expressions of levels, threads and steps in main. Before an expression is evaluated, a variable names the step that fails if the
/// expression does (<see cref="Evaluating"/>); the handler of the thread completes the failure with it.
/// </summary>
internal sealed partial class StepExpressions
{
    /// <summary>The variable of main that holds the status and the output of the steps that expressions read, by JOB_ID.</summary>
    public const string Steps = "steps";

    /// <summary>The reason of a skip, as events and logs have it.</summary>
    public const string SkipReason = "when is false";

    private readonly LoweringContext _context;
    private readonly HashSet<string> _statuses;
    private readonly HashSet<string> _outputs;
    private readonly Lazy<ExpressionSafety> _safety;
    private readonly IReadOnlySet<string> _counted;

    public StepExpressions(LoweringContext context)
    {
        _context = context;
        _safety = new(() => new ExpressionSafety(context.Pipeline));
        _counted = OutputLimits.Counted(context.Pipeline);
        var symbols = context.Pipeline.Values.SelectMany(v => v.References).Select(r => r.Symbol).ToList();
        _statuses = symbols.OfType<StepStatusSymbol>().Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        _outputs = symbols.OfType<StepOutputSymbol>().Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True when an expression reads the status or the output of the step.</summary>
    public bool IsRead(BoundStep step) => IsRead(step.JobId);

    /// <summary>True when an expression reads the status or the output of the step with the JOB_ID.</summary>
    public bool IsRead(string jobId) => _statuses.Contains(jobId) || _outputs.Contains(jobId);

    /// <summary>True when an expression reads the output of the step.</summary>
    public bool IsOutputRead(BoundStep step) => _outputs.Contains(step.JobId);

    /// <summary>True for a step that main must do more for than to call its job.</summary>
    public bool Has(BoundStep step) => step.When is not null || step.With is not null || IsRead(step);

    /// <summary>
    /// True for a step with parameters that one call can run, condition included, because none of its expressions can fail.
    /// </summary>
    public bool IsDirect(BoundStep step) => step.With is { } with
        && !IsRead(step)
        && step.Next is null
        && !ExpressionSize.MayBeLong(with)
        && (step.When is not { } when || !ExpressionSize.MayBeLong(when))
        && _safety.Value.IsSafe(with)
        && _safety.Value.IsSafeCondition(step.When);

    /// <summary>True for a step whose expressions main evaluates before it calls the job.</summary>
    public bool Evaluates(BoundStep step) => Has(step) && !IsDirect(step);

    /// <summary>True for a thread that a row of data cannot describe.</summary>
    public bool Has(BoundThread thread) => thread.When is not null || thread.Steps.Any(Has);

    /// <summary>The entries of <see cref="Steps"/> at the start of a run: a step that has not run is skipped.</summary>
    public MapValue Initial() => new(
        _context.Pipeline.Steps.Where(IsRead).Select(s => _context.Texts.MapEntry(s.JobId, Record(s.JobId, "skipped", ValueSyntax.Null))).ToEquatableList());

    /// <summary>True when an expression of the pipeline reads a step.</summary>
    public bool ReadsSteps => _statuses.Count > 0 || _outputs.Count > 0;

    /// <summary>True when an expression of the pipeline reads the output of a step.</summary>
    public bool ReadsOutputs => _outputs.Count > 0;

    /// <summary>Sets what is known of a step after it has ended; <paramref name="output"/> null means that it has none.</summary>
    public AssignmentSyntax Set(string jobId, string status, ValueSyntax? output = null, ValueSyntax? bytes = null) => new(
        _context.Texts.Entry(Steps, jobId),
        Record(jobId, status, output ?? ValueSyntax.Null, bytes));

    /// <summary>Names the step whose expressions are evaluated next.</summary>
    public AssignmentSyntax Evaluating(string variable, BoundLevel level, BoundThread thread, BoundStep step) =>
        new(new NameExpression(variable), Identity(level, thread, step));

    /// <summary>What <c>aef_step_failure</c> needs to know of a step: LEVEL_ID, THREAD_ID, JOB_ID and JOB_NAME.</summary>
    public ListValue Identity(BoundLevel level, BoundThread thread, BoundStep step) => Emit.List(
        [_context.Texts.Of(level.Id), _context.Texts.Of(thread.Id), _context.Texts.Of(step.JobId), _context.Texts.Of(step.JobName)]);

    /// <summary>
    /// What evaluates a condition: the steps that come first if it is long, and the assignment to <see cref="ThreadScope.Skips"/>, which is
    /// true when the step is skipped. A step that an earlier run has done ignores its condition.
    /// </summary>
    /// <param name="scope">The scope of the variables.</param>
    /// <param name="when">The condition.</param>
    /// <param name="label">Creates a label for a step.</param>
    /// <param name="step">The step of the condition; null for a level or a thread.</param>
    public (IReadOnlyList<StepSyntax> Before, AssignmentSyntax Skips) Skips(
        ThreadScope scope,
        BoundValue when,
        Func<StepLabel> label,
        BoundStep? step = null)
    {
        var condition = _context.Expressions.Condition(when);
        if (step is not null)
        {
            condition = new BinaryExpression(
                BinaryOperator.Or,
                new BinaryExpression(BinaryOperator.In, _context.Texts.Expression(step.JobId), Expressions.Parse("run.done")),
                condition);
        }

        var skips = ExpressionPrinter.ToValue(new UnaryExpression(UnaryOperator.Not, condition));
        var (before, value) = _context.Split(skips, scope, label, when.Location);
        return (before, new AssignmentSyntax(new NameExpression(scope.Skips), value));
    }

    /// <summary>The call that reports steps as skipped, with what expressions see of them afterwards.</summary>
    public IEnumerable<StepBody> Skip(IReadOnlyList<BoundStep> steps)
    {
        yield return new CallBody(
            SupportRoutines.Skip,
            Emit.Map(
                (SupportParameters.SkippedIds, Emit.List(steps.Select(s => _context.Texts.Of(s.JobId)))),
                (SupportParameters.SkipReason, ValueSyntax.Of(SkipReason))));
        var read = steps.Where(IsRead).SelectMany(s => SetWithoutOutput(s.JobId, "skipped")).ToEquatableList();
        if (read.Count > 0)
        {
            yield return new AssignBody(read);
        }
    }

    /// <summary>A switch that runs one of two lists of steps.</summary>
    public static SwitchBody Choose(string skips, IEnumerable<StepSyntax> skipped, IEnumerable<StepSyntax> run) =>
        new(EquatableList.Create<SwitchEntrySyntax>(
    [
        new SwitchEntrySyntax(Emit.Expression(skips), new StepsBody(skipped.ToEquatableList())),
        new SwitchEntrySyntax(Emit.Expression("true"), new StepsBody(run.ToEquatableList())),
    ]));

    private MapValue Record(string jobId, string status, ValueSyntax output, ValueSyntax? bytes = null) => new(
        EquatableList.Create<MapValueEntry>(
    [
        .. _statuses.Contains(jobId) ? [new MapValueEntry("status", ValueSyntax.Of(status))] : Array.Empty<MapValueEntry>(),
        .. _outputs.Contains(jobId) ? [new MapValueEntry("output", output)] : Array.Empty<MapValueEntry>(),
        .. _counted.Contains(jobId) ? [new MapValueEntry(Bytes, bytes ?? ValueSyntax.Of(0))] : Array.Empty<MapValueEntry>(),
    ]));
}
