using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Admission;

/// <summary>
/// The label that an execution of a pipeline with <c>concurrency.key</c> must have. The caller that starts an execution computes it, for
/// example for the body of a scheduler job. The expressions and routines are those of the compiled workflow.
/// </summary>
public static class AdmissionKey
{
    /// <summary>The name of the label.</summary>
    public const string LabelName = "aef_key";

    private const int MostSteps = 20_000;

    /// <summary>
    /// The value of the label for a run with an argument; null for a pipeline without a key, and for an argument with which the run would
    /// fail or be skipped.
    /// </summary>
    public static string? LabelOf(BoundPipeline pipeline, PlatformParameters? parameters, WorkflowValue argument, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return LabelOf(pipeline, parameters, argument, at, new EngineEnvironment { WorkflowId = pipeline.Name });
    }

    internal static string? LabelOf(
        BoundPipeline pipeline,
        PlatformParameters? parameters,
        WorkflowValue argument,
        DateTimeOffset at,
        EngineEnvironment environment)
    {
        if (AdmissionLowering.OfLabel(new LoweringContext(pipeline, CloudWorkflowsOptions.Default, parameters)) is not { } workflow)
        {
            return null;
        }

        var options = new EngineOptions { Environment = environment, Limits = EngineLimits.Default with { MaxSteps = MostSteps } };
        var engine = new WorkflowEngine(WorkflowProgram.Compile(workflow), argument, options);
        return VirtualTimeHost.Run(engine, new NoCalls(), at).Result.TryGetString(out var label) ? label : null;
    }

    /// <summary>The value of the label for the value of a key.</summary>
    internal static string LabelOf(string key)
    {
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        return "k" + hash.Replace('+', '-').Replace('/', '-').Replace('=', '-').ToLowerInvariant();
    }

    /// <summary>Nothing that precedes the admission calls a service.</summary>
    private sealed class NoCalls : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now) =>
            new(EffectOutcome.Failure(WorkflowErrors.Tagged("SystemError", $"{call.Function} is not expected")), TimeSpan.Zero);
    }
}
