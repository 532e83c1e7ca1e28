using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Cloud Workflows starts no runs by itself; only a local server has triggers.</summary>
internal sealed class TriggerTargetRule : IPipelineRule
{
    /// <summary>Triggers need a local server.</summary>
    public static readonly DiagnosticDescriptor NeedsServer = new(
        "AEF4128",
        DiagnosticSeverity.Error,
        "Triggers need a local server",
        "The cloud_workflows target has no triggers: nothing would start a run {0}.",
        "Remove the trigger, or start the workflow yourself, such as with Eventarc. If the pipeline may be deployed without it, set "
        + "AEF4128 to a warning in the \"rules\" of aef.json.");

    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        draft.Bound.Source.Triggers
            .Where(t => t.After is not null || t.Webhook is not null || t.File is not null)
            .Select(t => NeedsServer.At(t.Location, Describe(t)).WithModelPath(DefinitionKeys.Triggers));

    private static string Describe(PipelineTrigger trigger) => trigger switch
    {
        { After: { } after } => $"after a run of {Quoted.Text(after.Subject ?? string.Empty)}",
        { Webhook: { } webhook } => $"for the webhook {Quoted.Text(webhook.Subject ?? string.Empty)}",
        _ => $"for the file {Quoted.Text(trigger.File?.Subject ?? string.Empty)}",
    };
}
