using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>
/// Marks what a project publishes to an environment, and recognizes it. What has other marks, or none, is never changed or deleted.
/// Workflows have labels, objects have metadata, and jobs of Cloud Scheduler, which have neither, the last line of their description.
/// </summary>
/// <param name="target">The project and the environment.</param>
internal sealed class Ownership(PublishTarget target)
{
    public const string OwnerKey = "aef-owner";
    public const string ToolKey = "aef-tool";
    public const string EnvironmentKey = "aef-environment";
    public const string KindKey = "aef-kind";
    public const string PartKind = "part";
    private const string Tool = "aef";
    private const string PausedMark = "aef-state=paused";

    /// <summary>The labels of a workflow, or the metadata of an object.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Marks =>
        [new(EnvironmentKey, target.Environment), new(OwnerKey, target.Owner), new(ToolKey, Tool)];

    /// <summary>The labels of a part.</summary>
    public IEnumerable<KeyValuePair<string, string?>> PartMarks => Marks.Append(new(KindKey, PartKind));

    /// <summary>The last line of the description of a job.</summary>
    /// <param name="isPaused">
    /// True if the definition pauses the schedule. Only a schedule that its definition has paused is resumed by its definition.
    /// </param>
    public string Line(bool isPaused) =>
        string.Join(' ', Marks.Select(m => $"{m.Key}={m.Value}").Concat(isPaused ? [PausedMark] : Array.Empty<string>()));

    /// <summary>Why a workflow is not that of the project; null if it is.</summary>
    public string? WhyForeign(Workflow workflow) => WhyForeign(workflow.Labels, "labels");

    /// <summary>Why an object is not that of the project; null if it is.</summary>
    public string? WhyForeign(StorageObject stored) => WhyForeign(stored.Metadata, "metadata");

    /// <summary>Why a job is not that of the project; null if it is.</summary>
    public string? WhyForeign(SchedulerJob job) =>
        WhyForeign(Words(job).Select(w => w.Split('=', 2)).Where(w => w.Length == 2)
            .GroupBy(w => w[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (string?)g.First()[1], StringComparer.Ordinal), "line in its description");

    /// <summary>True if a definition has paused a job.</summary>
    public static bool IsPausedByDefinition(SchedulerJob job) => Words(job).Contains(PausedMark, StringComparer.Ordinal);

    /// <summary>True for a part of a pipeline.</summary>
    public static bool IsPart(Workflow workflow) => workflow.Labels?.GetValueOrDefault(KindKey) == PartKind;

    /// <summary>The last line of the description of a job, if it has a mark.</summary>
    public static string? LineOf(SchedulerJob job) =>
        Last(job) is { } line && line.Contains(OwnerKey + "=", StringComparison.Ordinal) ? line : null;

    /// <summary>The description of a job without its mark.</summary>
    public static string TextOf(SchedulerJob job)
    {
        var text = (job.Description ?? string.Empty).TrimEnd();
        return LineOf(job) is { } line ? text[..^line.Length].TrimEnd() : text;
    }

    private static string Last(SchedulerJob job) => (job.Description ?? string.Empty).TrimEnd().Split('\n')[^1];

    private static string[] Words(SchedulerJob job) => Last(job).Split(' ');

    private string? WhyForeign(IReadOnlyDictionary<string, string?>? marks, string what)
    {
        if (marks?.GetValueOrDefault(OwnerKey) is not { } owner || marks.GetValueOrDefault(ToolKey) is not { } tool)
        {
            return $"it has no {what} of Aef";
        }

        var environment = marks.GetValueOrDefault(EnvironmentKey);
        return tool != Tool ? $"the tool {tool} manages it"
            : owner != target.Owner ? $"it belongs to the project {owner}"
            : environment != target.Environment ? $"it belongs to the environment {environment}"
            : null;
    }
}
