using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Lowers a job to the step that runs it: a call of <c>aef_job</c>, and the handling of its failure.</summary>
internal sealed class JobLowering(LoweringContext context)
{
    private static readonly ExpressionValue Run = Emit.Expression("run");
    private static readonly ExpressionValue AddFailure = Emit.Expression("list.concat(failures, failure)");

    /// <summary>Adds the record <c>failure</c> to those after which the thread continued; at most 100 are kept.</summary>
    private static readonly ExpressionValue AddContinued = Emit.Expression(
        "if(len(continued) < 100, list.concat(continued, failure), continued)");

    /// <summary>A call that stores the result of the job, which may be a failure, in the variable <paramref name="result"/>.</summary>
    public CallBody Report(BoundLevel level, BoundThread thread, BoundStep step, string result) =>
        Call(level, thread, step, raises: false, result, scope: default);

    /// <summary>A call that raises the job's failure; <paramref name="result"/> names a variable for the result, or is null.</summary>
    /// <param name="level">The level.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="step">The step.</param>
    /// <param name="result">The variable for the result.</param>
    /// <param name="properties">The variable with the properties of a step that has parameters.</param>
    /// <param name="scope">Where the step is.</param>
    public CallBody Raise(
        BoundLevel level,
        BoundThread thread,
        BoundStep step,
        string? result = null,
        string? properties = null,
        ThreadScope scope = default) =>
        Call(level, thread, step, raises: true, result, scope, properties);

    /// <summary>The body in which a failure is recorded and ends the thread.</summary>
    public static TryBody RecordFailure(StepBody body) => Catch(body, Emit.Assign(("failures", AddFailure)));

    /// <summary>
    /// The body in which a failure is recorded and the thread continues; <paramref name="result"/> then states that the job failed.
    /// In the levels of a <paramref name="pipeline"/>, the end of the run ends the thread.
    /// </summary>
    public static TryBody RecordAndContinue(StepBody body, string? result, BoundPipeline? pipeline)
    {
        var continues = result is null
            ? Emit.Assign(("continued", AddContinued))
            : Emit.Assign(("continued", AddContinued), (result, Emit.Map(("state", ValueSyntax.Of("failed")))));
        return Catch(
            body,
            pipeline is null
                ? continues
                : LimitLowering.EndOrContinue(pipeline, "failure", new RaiseBody(Emit.Expression("failure")), continues));
    }

    /// <summary>The same for the only job of a thread.</summary>
    public static TryBody RecordAndContinueOnly(StepBody body, BoundPipeline pipeline) => Catch(
        body,
        LimitLowering.EndOrContinue(
            pipeline,
            "failure",
            Emit.Assign(("failures", AddFailure)),
            Emit.Assign(("continued", AddContinued))));

    private CallBody Call(
        BoundLevel level,
        BoundThread thread,
        BoundStep step,
        bool raises,
        string? result,
        ThreadScope scope,
        string? properties = null)
    {
        var arguments = new List<MapValueEntry>
        {
            new("run", scope.IsUnit ? UnitsLowering.BriefRun : Run),
            new("profile", Emit.Expression($"{JobProfileTable.Variable}[{context.Profiles.IndexOf(step)}]")),
            new(SupportParameters.Location, Emit.List([context.Texts.Of(level.Id), context.Texts.Of(thread.Id)])),
            new(SupportParameters.JobId, scope.Id(context.Texts, step.JobId)),
            new("name", context.Texts.Of(step.JobName)),
        };
        if (properties is not null)
        {
            arguments.Add(new("properties", Emit.Expression(properties)));
        }
        else if (step.Properties(context.Parameters) is { } literal)
        {
            arguments.Add(new("properties", context.Texts.Of(literal)));
        }

        if (scope.IsUnit)
        {
            arguments.Add(new("done", ExpressionPrinter.ToValue(scope.IsDone(context.Texts, step.JobId))));
        }

        if (context.StepExpressions.IsOutputRead(step))
        {
            arguments.Add(new(OutputRemover.Kept, ValueSyntax.Of(true)));
        }

        if (raises)
        {
            arguments.Add(new("raises", ValueSyntax.Of(true)));
        }

        return new CallBody(SupportRoutines.Job, new MapValue(arguments.ToEquatableList()), result);
    }

    /// <summary>The body with a handler for its error, which is in the variable <c>failure</c>.</summary>
    public static TryBody Catch(StepBody body, StepBody handler) => new(body, Except: new ExceptSyntax("failure", handler));
}
