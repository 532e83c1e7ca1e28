using Aef.Core.Pipelines.Model;

namespace Aef.Core.Views.Diagrams;

/// <summary>The marks of a pipeline with triggers.</summary>
internal static class TriggerMarks
{
    /// <summary>One mark for each trigger.</summary>
    public static IEnumerable<string> Of(Pipeline pipeline) => pipeline.Triggers.Select(t => "trigger: " + Describe(t));

    private static string Describe(PipelineTrigger trigger) => trigger switch
    {
        { After: { } after } => $"{TriggerWords.After} {after.Subject}"
            + (after.States.Count == 0 ? string.Empty : $" ({string.Join(", ", after.States)})"),
        { Webhook: { } webhook } => $"{TriggerWords.Webhook} {webhook.Subject}",
        _ => $"{TriggerWords.File} {trigger.File?.Subject}",
    };
}
