using Aef.Core.Semantics;
using Aef.Workflows.Collections;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A job to the step that runs it: a call of the machine's <c>aef_job</c>, and what to do with its failure.</summary>
internal sealed class JobLowering(LoweringContext context)
{
    private static readonly ExpressionValue Run = Emit.Expression("run");
    private static readonly ExpressionValue AddFailure = Emit.Expression("list.concat(failures, failure)");
    /// <summary>Adds the record <c>failure</c> to those that let their thread go on, of which 100 are kept.</summary>
    public static readonly ExpressionValue AddContinued = Emit.Expression("if(len(continued) < 100, list.concat(continued, failure), continued)");

    /// <summary>The call for a named step; <paramref name="result"/> names a variable for what came out, or is null.</summary>
    public CallBody Call(BoundLevel level, BoundThread thread, BoundStep step, string? result = null) => Call(
        Emit.Expression("done"),
        Emit.List([context.Texts.Of(level.Id), context.Texts.Of(thread.Id)]),
        Describe(step),
        Emit.Expression($"kinds[{context.Kinds.IndexOf(step)}]"),
        result);

    /// <summary>The call with its arguments as they are.</summary>
    public static CallBody Call(ValueSyntax done, ValueSyntax at, ValueSyntax step, ValueSyntax kind, string? result) =>
        new("aef_job", Emit.Map(("run", Run), ("done", done), ("at", at), ("step", step), ("kind", kind)), result);

    /// <summary>The body with a failure that ends the thread and is recorded.</summary>
    public static TryBody RecordFailure(StepBody body) => Catch(body, Emit.Assign(("failures", AddFailure)));

    /// <summary>The body with a failure that is recorded and lets the thread go on; <paramref name="result"/> then says that the job failed.</summary>
    public static TryBody RecordAndContinue(StepBody body, string? result) => Catch(
        body,
        result is null ? Emit.Assign(("continued", AddContinued)) : Emit.Assign(("continued", AddContinued), (result, Emit.Map(("state", ValueSyntax.Of("failed"))))));

    /// <summary>The step as data for the machine.</summary>
    public MapValue Describe(BoundStep step)
    {
        var entries = new List<MapValueEntry> { new("id", context.Texts.Of(step.JobId)), new("name", context.Texts.Of(step.JobName)) };
        if (step.StepProperties is { } properties)
        {
            entries.Add(new("properties", context.Texts.Of(properties)));
        }

        return new MapValue(entries.ToEquatableList());
    }

    private static TryBody Catch(StepBody body, AssignBody handler) => new(body, Except: new ExceptSyntax("failure", handler));
}
