using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads triggers.</summary>
internal sealed class TriggerReader(DiagnosticBag diagnostics)
{
    internal static readonly FrozenSet<string> TriggerKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        TriggerWords.After,
        TriggerWords.Webhook,
        TriggerWords.File);

    internal static readonly FrozenSet<string> AfterKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        TriggerWords.Pipeline,
        TriggerWords.States);

    internal static readonly FrozenSet<string> WebhookKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, DefinitionKeys.Name);
    internal static readonly FrozenSet<string> FileKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, TriggerWords.Path);

    /// <summary>One trigger, or a list of them.</summary>
    public EquatableList<PipelineTrigger> Read(MappingEntry? entry)
    {
        var triggers = new List<PipelineTrigger>();
        foreach (var node in entry?.Value is SequenceNode list ? list.Items : entry is null ? [] : [entry.Value])
        {
            if (node is MappingNode map)
            {
                triggers.Add(Read(map));
            }
            else
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(node.Location, "A trigger", "an object such as {webhook: {name: orders}}", node.Kind));
            }
        }

        return [.. triggers];
    }

    private PipelineTrigger Read(MappingNode map)
    {
        var reader = new MapReader(map, "a trigger", TriggerKeys, diagnostics);
        return new PipelineTrigger()
            .WithAfter(ReadEvent(reader.Map(TriggerWords.After), "after", AfterKeys, TriggerWords.Pipeline))
            .WithWebhook(ReadEvent(reader.Map(TriggerWords.Webhook), "webhook", WebhookKeys, DefinitionKeys.Name))
            .WithFile(ReadEvent(reader.Map(TriggerWords.File), "file", FileKeys, TriggerWords.Path))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private TriggerEvent? ReadEvent(MappingNode? map, string what, FrozenSet<string> keys, string subject)
    {
        if (map is null)
        {
            return null;
        }

        var reader = new MapReader(map, what, keys, diagnostics);
        return new TriggerEvent(reader.Text(subject))
            .WithStates(ReadStates(reader.List(TriggerWords.States)))
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private EquatableList<string> ReadStates(SequenceNode? list)
    {
        var states = new List<string>();
        foreach (var item in list?.Items ?? [])
        {
            var text = item is ScalarNode scalar ? scalar.Text.Trim() : string.Empty;
            if (Array.Find(TriggerWords.RunStates, s => string.Equals(s, text, StringComparison.OrdinalIgnoreCase)) is { } state)
            {
                states.Add(state);
                continue;
            }

            diagnostics.Add(ReadingDiagnostics.NotAChoice.At(
                item.Location,
                TriggerWords.States,
                string.Join(", ", TriggerWords.RunStates),
                item is ScalarNode ? Quoted.Text(text) : item.Kind,
                Spelling.Suggest(text, TriggerWords.RunStates))
                .WithFix(Rewriting.Replace(item.Location, text, Spelling.Nearest(text, TriggerWords.RunStates))));
        }

        return [.. states];
    }
}
