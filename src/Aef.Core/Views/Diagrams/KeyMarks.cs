using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// The marks of the step keys that nothing else in a tree shows. They follow the table of step keys, so that every key is visible. Values
/// that equal the default, and what a step runs, have no mark. Objects are shown by the names of their keys.
/// </summary>
internal static class KeyMarks
{
    private const int MaxText = 60;

    /// <summary>The keys with columns or marks of their own.</summary>
    private static readonly StepKey[] Elsewhere =
    [
        StepKeys.JobId, StepKeys.JobName, StepKeys.Type, StepKeys.When, StepKeys.ContinueIfFail, StepKeys.Retry, StepKeys.Reads,
        StepKeys.Writes, StepKeys.Next,
    ];

    /// <summary>The marks of a step, also for keys of the defaults that it uses.</summary>
    public static IEnumerable<string> Of(BoundStep step) =>
        from key in StepKeys.All.Keys
        where key.IsUsedBy(step.Type) && !Elsewhere.Contains(key)
        let value = step.Effective.Values[key]
        where value is not null && !IsUsual(key, value, step)
        select $"{key.Name}: {Describe(value)}";

    /// <summary>A text that fits into a mark.</summary>
    public static string Cut(string text) => text.Length > MaxText ? text[..(MaxText - 1)] + "…" : text;

    private static bool IsUsual(StepKey key, object value, BoundStep step) => key.Merge switch
    {
        StepKeyMerge.Job or StepKeyMerge.JobDetail => value.Equals(PipelineTree.RunsOf(step)),
        _ when key == StepKeys.TimeoutSeconds && step.Type == StepType.Sync => value.Equals(StepBinder.SyncCallTimeoutSeconds),
        _ when key == StepKeys.ReadInputFrom => "ENV".Equals(value as string, StringComparison.OrdinalIgnoreCase),
        _ => Describe(value) == Describe(key.Default),
    };

    private static string Describe(object? value) => value switch
    {
        null => string.Empty,
        double number => number.ToString(CultureInfo.InvariantCulture),
        Enum word => word.ToString().ToLowerInvariant(),
        MappingNode map => Names(map),
        ScalarNode { Text: var text } => Json(text) is { } map ? Names(map) : Cut(text),
        _ => Cut(value.ToString() ?? string.Empty),
    };

    private static string Names(MappingNode map) =>
        map.Entries.Count == 0 ? "{}" : Cut(string.Join(", ", map.Entries.Select(e => e.Key)));

    private static MappingNode? Json(string text) => text.TrimStart() is ['{', ..]
        && new JsonDocumentReader().Read(new SourceText(text)) is { HasErrors: false, Root: MappingNode map } ? map : null;
}
