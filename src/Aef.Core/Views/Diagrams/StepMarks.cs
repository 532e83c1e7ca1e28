using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Diagrams;

/// <summary>The marks of a step, which name its special keys as the definition does.</summary>
internal static class StepMarks
{
    /// <summary>All marks of a step except its data sets.</summary>
    public static EquatableList<string> Of(BoundStep step) =>
        [.. OfStepAlone(step), .. step.Next is { } next ? ["next: " + next.JobId] : Array.Empty<string>(), .. KeyMarks.Of(step)];

    /// <summary>The marks without NEXT, for diagrams that draw it as an arrow.</summary>
    public static EquatableList<string> OfStepAlone(BoundStep step)
    {
        var marks = new List<string>();
        if (step.Type != StepType.Async)
        {
            marks.Add(step.Type == StepType.Sync ? "sync" : "workflows");
        }

        if (step.Retry is { MaxAttempts: > 1 and var attempts })
        {
            marks.Add(string.Create(CultureInfo.InvariantCulture, $"retry: {attempts} attempts{RetryDetails(step.Effective.Retry)}"));
        }

        if (step.ContinueIfFail)
        {
            marks.Add(DefinitionKeys.ContinueIfFail);
        }

        if (step.When is not null)
        {
            marks.Add(When(step.Effective.When));
        }

        if (step.Secrets.Any())
        {
            marks.Add(Cut("secrets: " + string.Join(", ", step.Secrets)));
        }

        return [.. marks];
    }

    /// <summary>The mark of a level, thread or step with a condition; null stands for the condition of the defaults.</summary>
    public static string When(string? condition) =>
        condition is null ? DefinitionKeys.When : $"{DefinitionKeys.When}: {Cut(condition)}";

    /// <summary>The marks of a thread: its condition, and the list that it runs for.</summary>
    public static EquatableList<string> Of(PipelineThread thread) =>
    [
        .. thread.When is null ? [] : new[] { When(thread.When) },
        .. ListOf(thread),
        .. thread.MaxItems is { } most
            ? [string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.MaxItems}: {most}")]
            : Array.Empty<string>(),
    ];

    private static string[] ListOf(PipelineThread thread) => thread.ForEach switch
    {
        null => [],
        SequenceNode list => [string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.ForEach}: {list.Items.Count} items")],
        ScalarNode expression => [$"{DefinitionKeys.ForEach}: {Cut(expression.Text)}"],
        _ => [DefinitionKeys.ForEach],
    };

    /// <summary>The title of a level or section.</summary>
    public static string NameOf(BoundLevel level) => level.Section == PipelineSection.Levels ? "level " + level.Id : level.Id;

    /// <summary>The mark of a level whose threads do not all run at once.</summary>
    public static string MaxParallel(int limit) => string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.MaxParallel}: {limit}");

    /// <summary>What the policy sets besides the number of attempts.</summary>
    private static string RetryDetails(RetryPolicy? retry)
    {
        (string Key, double? Value)[] numbers =
        [
            (DefinitionKeys.InitialDelaySeconds, retry?.InitialDelaySeconds),
            (DefinitionKeys.MaxDelaySeconds, retry?.MaxDelaySeconds),
            (DefinitionKeys.Multiplier, retry?.Multiplier),
        ];
        var on = retry?.On switch
        {
            SequenceNode kinds => string.Join(' ', kinds.Items.OfType<ScalarNode>().Select(k => k.Text)),
            ScalarNode kind => kind.Text,
            _ => null,
        };
        string[] details =
        [
            .. numbers.Where(n => n.Value is not null).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Key} {n.Value}")),
            .. on is null ? [] : new[] { $"{DefinitionKeys.On} {on}" },
        ];
        return details.Length == 0 ? string.Empty : $" ({string.Join(", ", details)})";
    }

    private static string Cut(string text) => KeyMarks.Cut(text);
}
