using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>Steps that cannot wait for a callback. A value of the defaults applies only to the steps that can.</summary>
internal sealed class CallbackRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var inherited = new HashSet<string>(StringComparer.Ordinal);
        var inSync = new HashSet<Location>();
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            var isOwn = site.Effective.Source.WaitFor is not null;
            if (bound.Type == StepType.Sync && isOwn)
            {
                yield return At(CallbackDiagnostics.SyncStep, site);
            }
            else if (bound.Type == StepType.Sync && site.Step.WaitFor == WaitFor.Callback)
            {
                if (inSync.Add(site.Effective.KeyLocationOf(DefinitionKeys.WaitFor)))
                {
                    yield return At(CallbackDiagnostics.SyncStepWithDefault, site, Quoted.Text(bound.JobId));
                }
            }
            else if (site.Step.WaitFor == WaitFor.Callback && Reason(bound) is { } reason && (isOwn || inherited.Add(reason)))
            {
                yield return At(CallbackDiagnostics.NoCallbacks, site, reason);
            }
        }
    }

    private static string? Reason(BoundStep step) => step switch
    {
        { WaitsForCallback: true } => null,
        { Type: StepType.Workflows } => "a workflows step has no executor",
        { Function: null } => null, // reported: nothing to run
        { Executor.SendsCallbacks: true, Binding: ConnectorBinding { Status: null } } => "the start of its executor does the whole job",
        { Executor.SendsCallbacks: true, IsConnector: true } => "no call of its connector binding passes ${job.callback_url} on",
        { IsConnector: true } => "the workflow calls the API of the job itself, and polls it",
        _ => $"the executor catalog has no entry {Quoted.Text(step.Source.Executor ?? step.Function)} that declares callbacks",
    };

    private static Diagnostic At(DiagnosticDescriptor descriptor, StepSite site, params ReadOnlySpan<object?> arguments) =>
        descriptor.At(site.Effective.KeyLocationOf(DefinitionKeys.WaitFor), arguments)
            .WithModelPath($"{site.Path}.{DefinitionKeys.WaitFor}");
}
