using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The steps of main that wait until the run may begin, for pipelines with <c>concurrency</c> (docs/concurrency.md). They follow the inputs
/// and the time of the run, and precede everything that has an effect.
/// </summary>
internal sealed class AdmissionLowering(LoweringContext context)
{
    /// <summary>The most steps that the admission executes in a year, the longest time of an execution.</summary>
    public const int MostSteps = 16_000;

    /// <summary>The most bytes that the admission adds to the source.</summary>
    public const int MostBytes = 12_000;

    /// <summary>The variable for the value of the key.</summary>
    private const string Key = "admission_key";

    public IEnumerable<StepSyntax> Steps()
    {
        if (context.Pipeline.Source.Concurrency is not { } concurrency)
        {
            return [];
        }

        (string, ValueSyntax)[] key = context.Pipeline.ConcurrencyKey is null
            ? []
            : [("key", Emit.Expression(Key)), ("keyed", ValueSyntax.Of(true))];
        var behavior = concurrency.EffectiveBehavior;
        var call = new CallBody(
            behavior == ConcurrencyBehavior.CancelOldest ? SupportRoutines.AdmitNewest : SupportRoutines.Admit,
            Emit.Map(
            [
                ("run", Emit.Expression("run")),
                ("limit", ValueSyntax.Of((long)concurrency.EffectiveLimit)),
                .. key,
                .. behavior == ConcurrencyBehavior.Fail ? [("fails", ValueSyntax.Of(true))] : Array.Empty<(string, ValueSyntax)>(),
            ]));
        return [.. ComputeKey(), Emit.Step(context.Steps.Label(MainSteps.Admission), call)];
    }

    /// <summary>
    /// A workflow that returns the label which the execution of a run must have; null for a pipeline without a key. The caller that starts
    /// a run computes the label with it, so that it is the one that the run itself computes.
    /// </summary>
    public static WorkflowSyntax? OfLabel(LoweringContext context)
    {
        if (context.Pipeline.ConcurrencyKey is null)
        {
            return null;
        }

        var begin = Emit.Step(context.Steps.Label(MainSteps.Begin), RunBeginning.Call(context.Texts, context.Parameters));
        var values = new RunValues(context).Inputs(isRun: false).SkipLast(1).ToList(); // the last step is the admission
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                .. values,
                Emit.Step(
                    context.Steps.Label(MainSteps.AdmissionLabel),
                    new CallBody(SupportRoutines.KeyLabel, Emit.Map(("key", Emit.Expression(Key))), "label")),
                Emit.Step(context.Steps.Label(MainSteps.Succeed), new ReturnBody(Emit.Expression("label"))),
            ]);
        return new WorkflowSyntax([main, .. SupportLibrary.Get(logs: false).Select(CalledRoutines.Of(main))]);
    }

    private IEnumerable<StepSyntax> ComputeKey()
    {
        if (context.Pipeline.ConcurrencyKey is not { } key)
        {
            yield break;
        }

        var (before, value) = context.Split(context.Expressions.Translate(key), ThreadScope.Main, Label, key.Location);
        StepBody assign = Emit.Assign((Key, value));
        var fail = Emit.Step(
            context.Steps.Label(MainSteps.AdmissionKeyFailed),
            new CallBody(SupportRoutines.KeyFailure, Emit.Map(("run", Emit.Expression("run")), ("error", Emit.Expression("error")))));
        yield return Emit.Step(
            Label(),
            new TryBody(
                before.Count == 0 ? assign : new StepsBody(before.Append(Emit.Step(Label(), assign)).ToEquatableList()),
                Except: new ExceptSyntax("error", new StepsBody([fail]))));

        StepLabel Label() => context.Steps.Label(MainSteps.AdmissionKey);
    }
}
