using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>A trigger has exactly one event, and the event has what identifies it.</summary>
internal sealed partial class TriggerRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        var known = new Dictionary<(string Kind, string Subject), PipelineTrigger>();
        return pipeline.Triggers.SelectMany((trigger, index) =>
            CheckTrigger(trigger, draft.Bound.Name, known)
                .Select(d => d.WithModelPath(DefinitionKeys.Triggers + (pipeline.Triggers.Count == 1 ? string.Empty : $"[{index}]"))));
    }

    private static IEnumerable<Diagnostic> CheckTrigger(
        PipelineTrigger trigger,
        string pipeline,
        Dictionary<(string Kind, string Subject), PipelineTrigger> known)
    {
        (string Kind, string Subject, TriggerEvent? Event)[] all =
        [
            (TriggerWords.After, TriggerWords.Pipeline, trigger.After),
            (TriggerWords.Webhook, DefinitionKeys.Name, trigger.Webhook),
            (TriggerWords.File, TriggerWords.Path, trigger.File),
        ];
        var mentioned = all.Where(e => trigger.Mentions(e.Kind)).ToList();
        if (mentioned.Count != 1)
        {
            if (mentioned.Count > 1 || trigger.Extra.Count == 0)
            {
                var why = mentioned.Count == 0
                    ? "it has none of after, webhook and file"
                    : $"it has {string.Join(" and ", mentioned.Select(e => e.Kind))}, which are separate triggers";
                yield return TriggerDiagnostics.InvalidTrigger.At(
                    mentioned.Count == 0 ? trigger.Location : trigger.KeyLocationOf(mentioned[1].Kind),
                    why);
            }
            else
            {
                yield return MisspelledKey.Find(
                    trigger.Extra,
                    "a trigger",
                    DefinitionKeys.Triggers,
                    TriggerWords.After,
                    TriggerWords.Webhook,
                    TriggerWords.File)
                    ?? TriggerDiagnostics.InvalidTrigger.At(trigger.Location, "it has none of after, webhook and file");
            }

            yield break;
        }

        var (kind, key, value) = mentioned[0];
        if (value is null)
        {
            yield break; // the reader has reported it
        }

        if (value.Subject is not { } subject)
        {
            if (!value.Mentions(key))
            {
                yield return MisspelledKey.Find(value.Extra, kind, DefinitionKeys.Triggers, key)
                    ?? TriggerDiagnostics.InvalidTrigger.At(value.Location, $"{kind} has no {key}");
            }
        }
        else if (WhyInvalid(kind, subject, pipeline) is { } why)
        {
            yield return TriggerDiagnostics.InvalidTrigger.At(value.LocationOf(key), why);
        }
        else if ((kind, Subject: $"{subject} {string.Join(' ', value.States)}") is var same && !known.TryAdd(same, trigger))
        {
            var first = known[same].Location;
            yield return TriggerDiagnostics.DuplicateTrigger
                .At(
                    trigger.Location,
                    $"{kind} {Quoted.Text(subject)}",
                    first.HasPosition ? $" (first at line {first.Start.Line})" : string.Empty)
                .WithRelated(first, "the first trigger of this event");
        }
    }

    private static string? WhyInvalid(string kind, string subject, string pipeline) => kind switch
    {
        TriggerWords.After when !PipelineName.IsValid(subject) => $"{Quoted.Text(subject)} is not a valid name of a pipeline",
        TriggerWords.After when subject == pipeline => "the pipeline would start itself again and again",
        TriggerWords.Webhook when !WebhookName().IsMatch(subject) =>
            $"{Quoted.Text(subject)} is not a valid name of a webhook: use up to 64 letters, digits, - and _",
        TriggerWords.File when subject.Trim().Length == 0 => "the path is blank",
        _ => null,
    };

    /// <summary>The name becomes a part of an address, so it has no characters that would have to be encoded.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex WebhookName();
}
