using System.Globalization;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The names of the variables that a thread uses for its expressions. A parallel branch may not write to a variable of main that is not
/// shared, so the variables of branches have other names than those of main.
/// </summary>
/// <param name="Suffix">What follows the names; empty in main.</param>
internal readonly record struct ThreadScope(string Suffix)
{
    /// <summary>The scope of threads that are steps of main.</summary>
    public static ThreadScope Main => new(string.Empty);

    /// <summary>True in a level with a <c>for_each</c> thread: failures are recorded by unit (<see cref="UnitsLowering"/>).</summary>
    public bool IsUnit { get; private init; }

    /// <summary>True in a <c>for_each</c> thread: its JOB_IDs have the index of the item.</summary>
    public bool HasItem { get; private init; }

    /// <summary>True in a lane, which gets its limits with its argument.</summary>
    public bool IsLane { get; private init; }

    /// <summary>True while the step is to be skipped.</summary>
    public string Skips => "skips" + Suffix;

    /// <summary>LEVEL_ID, THREAD_ID, JOB_ID and JOB_NAME of the step whose expressions are evaluated.</summary>
    public string Evaluating => "evaluating" + Suffix;

    /// <summary>The JOB_ID, without its item, of the step that runs.</summary>
    public string Current => "current" + Suffix;

    /// <summary>The record of a failure.</summary>
    public string Record => "record" + Suffix;

    /// <summary>The properties of a step with parameters, as JSON text; with what its attempts need to read secrets, a map.</summary>
    public string Properties => "properties" + Suffix;

    /// <summary>The size of an output.</summary>
    public string Bytes => "bytes" + Suffix;

    /// <summary>True when an output fits.</summary>
    public string Fits => "fits" + Suffix;

    /// <summary>The variable with the status and output of the steps that expressions read.</summary>
    public string Steps => HasItem ? UnitsLowering.OwnSteps : StepExpressions.Steps;

    /// <summary>The variable that notes which steps have succeeded.</summary>
    public string Done => HasItem ? ItemsResumeLowering.OwnDone : ResumeLowering.Done;

    /// <summary>The scope of a branch or an iteration, counted from 0.</summary>
    public static ThreadScope OfBranch(int number) => new(string.Create(CultureInfo.InvariantCulture, $"_{number + 1}"));

    /// <summary>The scope of a unit of a level with a <c>for_each</c> thread: a thread, or one of its items.</summary>
    public static ThreadScope OfUnit(bool hasItem, bool isLane = false) =>
        OfBranch(0) with { IsUnit = true, HasItem = hasItem, IsLane = isLane };

    /// <summary>The JOB_ID of a step as a value: <c>J03</c>, or <c>J03[2]</c> for an item.</summary>
    public ValueSyntax Id(TextLiterals texts, string jobId) =>
        HasItem ? ExpressionPrinter.ToValue(IdExpression(texts, jobId)) : texts.Of(jobId);

    /// <summary>The JOB_ID of a step as an expression.</summary>
    public ExpressionSyntax IdExpression(TextLiterals texts, string jobId) => HasItem
        ? new BinaryExpression(BinaryOperator.Add, texts.Expression(jobId), new NameExpression(UnitsLowering.AtItem))
        : texts.Expression(jobId);

    /// <summary>True if an earlier run has done the step, as an expression; for an item, the whole step or the item.</summary>
    public ExpressionSyntax IsDone(TextLiterals texts, string jobId)
    {
        var done = Emit.Expression("run.done").Expression;
        var isDone = new BinaryExpression(BinaryOperator.In, texts.Expression(jobId), done);
        return HasItem
            ? new BinaryExpression(BinaryOperator.Or, isDone, new BinaryExpression(BinaryOperator.In, IdExpression(texts, jobId), done))
            : isDone;
    }
}
