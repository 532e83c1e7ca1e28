using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Writes triggers.</summary>
internal static class TriggerDocuments
{
    public static MappingNode Write(PipelineTrigger trigger, KeyStyle style) => new MapBuilder(style)
        .Add(TriggerWords.After, Write(trigger.After, TriggerWords.Pipeline, style))
        .Add(TriggerWords.Webhook, Write(trigger.Webhook, DefinitionKeys.Name, style))
        .Add(TriggerWords.File, Write(trigger.File, TriggerWords.Path, style))
        .AddExtra(trigger.Extra)
        .Build();

    private static MappingNode? Write(TriggerEvent? value, string subject, KeyStyle style) => value is null
        ? null
        : new MapBuilder(style)
            .Add(subject, value.Subject)
            .AddList(TriggerWords.States, value.States.Select(s => ScalarNode.String(s)))
            .AddExtra(value.Extra)
            .Build();
}
