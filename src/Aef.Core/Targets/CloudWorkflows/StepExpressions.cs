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
    private readonly StepReads _reads;

    public StepExpressions(LoweringContext context, StepReads reads)
    {
        _context = context;
        _reads = reads;
    }

    /// <summary>True when an expression reads the status or the output of the step.</summary>
    public bool IsRead(BoundStep step) => IsRead(step.JobId);

    /// <summary>True when an expression reads the status or the output of the step with the JOB_ID.</summary>
    public bool IsRead(string jobId) => _reads.Statuses.Contains(jobId) || _reads.Outputs.Contains(jobId);

    /// <summary>True when an expression reads the output of the step.</summary>
    public bool IsOutputRead(BoundStep step) => _reads.Outputs.Contains(step.JobId);

    /// <summary>True for a step that main must do more for than to call its job.</summary>
    public bool Has(BoundStep step) => step.When is not null || step.With is not null || step.EvaluatedDataSets is not null || IsRead(step);

    /// <summary>
    /// True for a step with parameters that one call can run, condition included, because none of its expressions can fail.
    /// </summary>
    public bool IsDirect(BoundStep step) => step.With is not null && _reads.IsDirect(step, FindDirect);

    private bool FindDirect(BoundStep step) => step.With is { } with
        && !IsRead(step)
        && step.EvaluatedDataSets is null
        && step.Next is null
        && !SecretReads.IsIn(with)
        && !ExpressionSize.MayBeLong(with)
        && (step.When is not { } when || !ExpressionSize.MayBeLong(when))
        && _reads.Safety.IsSafe(with)
        && _reads.Safety.IsSafeCondition(step.When);

    /// <summary>True for a thread that a row of data cannot describe.</summary>
    public bool Has(BoundThread thread) => thread.When is not null || thread.ForEach is not null || thread.Steps.Any(Has);

    /// <summary>True for a step of a <c>for_each</c> thread that expressions outside of the thread read.</summary>
    public bool IsListed(BoundStep step) => _reads.Listed.Contains(step.JobId);

    /// <summary>The entries of <see cref="Steps"/> at the start of a run: a step that has not run is skipped.</summary>
    public MapValue Initial() => new(
        _context.Pipeline.Steps.Where(IsInSteps)
            .Select(s => _context.Texts.MapEntry(s.JobId, Skipped(s.JobId)))
            .ToEquatableList());

    /// <summary>What is known inside a <c>for_each</c> thread of its steps before an item runs.</summary>
    public MapValue InitialOfItem(BoundThread thread) => new(
        thread.Steps.Where(IsRead)
            .Select(s => _context.Texts.MapEntry(s.JobId, Record(s.JobId, ValueSyntax.Of("skipped"), ValueSyntax.Null, isItem: true)))
            .ToEquatableList());

    /// <summary>
    /// What the steps after the levels read of the steps of this part, as entries of its result; null when they read nothing of it.
    /// </summary>
    public MapValue? ReadOfPart()
    {
        var read = _context.Pipeline.Sections.SelectMany(s => s.Values).SelectMany(v => v.References)
            .Select(r => r.Symbol switch { StepStatusSymbol status => status.JobId, StepOutputSymbol output => output.JobId, _ => null })
            .ToHashSet(StringComparer.Ordinal);
        var entries = _context.Part.Indexes.SelectMany(l => _context.Pipeline.Levels[l].Threads).SelectMany(t => t.Steps)
            .Where(s => read.Contains(s.JobId))
            .Select(s => _context.Texts.MapEntry(s.JobId, ExpressionPrinter.ToValue(_context.Texts.Entry(Steps, s.JobId))))
            .ToEquatableList();
        return entries.Count == 0 ? null : new MapValue(entries);
    }

    /// <summary>True when an expression of the pipeline reads a step.</summary>
    public bool ReadsSteps => _reads.Statuses.Concat(_reads.Outputs).Any(id => IsKnown(id, ThreadScope.Main));

    /// <summary>True when an expression of the pipeline reads the output of a step.</summary>
    public bool ReadsOutputs => _reads.Outputs.Count > 0;

    /// <summary>Sets what is known of a step after it has ended; <paramref name="output"/> null means that it has none.</summary>
    public AssignmentSyntax Set(BoundStep step, string status, ValueSyntax? output = null, ThreadScope scope = default) =>
        Set(step.JobId, status, output, scope: scope);

    /// <summary>Sets what is known of the step with the JOB_ID.</summary>
    public AssignmentSyntax Set(
        string jobId,
        string status,
        ValueSyntax? output = null,
        ValueSyntax? bytes = null,
        ThreadScope scope = default) => new(
        _context.Texts.Entry(scope.Steps, jobId),
        output is null && status == "skipped" && !scope.HasItem
            ? Skipped(jobId)
            : Record(jobId, ValueSyntax.Of(status), output ?? ValueSyntax.Null, bytes, scope.HasItem));

    /// <summary>Sets what is known of a step of a <c>for_each</c> thread after all items have ended.</summary>
    public AssignmentSyntax SetListed(BoundStep step, ValueSyntax status, ValueSyntax outputs) => new(
        _context.Texts.Entry(Steps, step.JobId),
        Record(step.JobId, status, outputs));

    /// <summary>True when an expression reads the status of the step.</summary>
    public bool IsStatusRead(BoundStep step) => _reads.Statuses.Contains(step.JobId);

    /// <summary>Names the step whose expressions are evaluated next.</summary>
    public AssignmentSyntax Evaluating(ThreadScope scope, BoundLevel level, BoundThread thread, BoundStep step) =>
        new(new NameExpression(scope.Evaluating), Identity(level, thread, step, scope));

    /// <summary>What <c>aef_step_failure</c> needs to know of a step: LEVEL_ID, THREAD_ID, JOB_ID and JOB_NAME.</summary>
    public ListValue Identity(BoundLevel level, BoundThread thread, BoundStep step, ThreadScope scope = default) => Emit.List(
    [
        _context.Texts.Of(level.Id),
        _context.Texts.Of(thread.Id),
        scope.Id(_context.Texts, step.JobId),
        _context.Texts.Of(step.JobName),
    ]);

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
                scope.IsDone(_context.Texts, step.JobId),
                condition);
        }

        var skips = ExpressionPrinter.ToValue(new UnaryExpression(UnaryOperator.Not, condition));
        var (before, value) = _context.Split(skips, scope, label, when.Location);
        return (before, new AssignmentSyntax(new NameExpression(scope.Skips), value));
    }

    /// <summary>The call that reports steps as skipped, with what expressions see of them afterwards.</summary>
    public IEnumerable<StepBody> Skip(IReadOnlyList<BoundStep> steps, ThreadScope scope = default)
    {
        yield return new CallBody(
            SupportRoutines.Skip,
            Emit.Map(
                (SupportParameters.SkippedIds, Emit.List(steps.Select(s => scope.Id(_context.Texts, s.JobId)))),
                (SupportParameters.SkipReason, ValueSyntax.Of(SkipReason))));
        var read = steps.Where(s => IsKnown(s.JobId, scope))
            .SelectMany(s => SetWithoutOutput(s.JobId, "skipped", scope))
            .ToEquatableList();
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

    /// <summary>True for a step that main knows something of in <see cref="Steps"/>.</summary>
    private bool IsInSteps(BoundStep step) => IsKnown(step.JobId, ThreadScope.Main);

    /// <summary>True for a step whose status or output has a variable in the scope.</summary>
    public bool IsKnown(string jobId, ThreadScope scope) =>
        scope.HasItem || !_reads.Looped.Contains(jobId) ? IsRead(jobId) : _reads.Listed.Contains(jobId);

    /// <summary>A step that has not run; the output of a step that runs for each item is always a list.</summary>
    private MapValue Skipped(string jobId) =>
        Record(jobId, ValueSyntax.Of("skipped"), _reads.Looped.Contains(jobId) ? Emit.List([]) : ValueSyntax.Null);

    private MapValue Record(string jobId, ValueSyntax status, ValueSyntax output, ValueSyntax? bytes = null, bool isItem = false) => new(
        EquatableList.Create<MapValueEntry>(
    [
        .. _reads.Statuses.Contains(jobId) ? [new MapValueEntry("status", status)] : Array.Empty<MapValueEntry>(),
        .. _reads.Outputs.Contains(jobId) ? [new MapValueEntry("output", output)] : Array.Empty<MapValueEntry>(),
        .. _reads.Counted.Contains(jobId) && (isItem || !_reads.Looped.Contains(jobId))
            ? [new MapValueEntry(Bytes, bytes ?? ValueSyntax.Of(0))]
            : Array.Empty<MapValueEntry>(),
    ]));
}
