using System.Text.Json;
using Aef.Core.Pipelines.Model;

namespace Aef.Core.Views.Comparison;

/// <summary>Describes changes for people: <c>input year default</c> instead of <c>inputs.year.default</c>.</summary>
public static class ChangeWords
{
    /// <summary>The heading of a change: the pipeline, the level, or <c>on_failure</c> and <c>finally</c>.</summary>
    public static string Heading(PipelineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var level = change.Part == PipelinePart.Level ? change.Id : change.Level;
        return change.Part == PipelinePart.Pipeline ? "pipeline" : change.IsOfSection ? level ?? string.Empty : $"level {level}";
    }

    /// <summary>
    /// The property that changed: <c>input year default</c>, <c>variable table</c>, <c>schedule nightly cron</c>, <c>when</c>.
    /// </summary>
    public static string Property(PipelineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var path = change.Property ?? string.Empty;
        if (change.Part != PipelinePart.Pipeline)
        {
            return path;
        }

        if (change.Entry is { } schedule)
        {
            var property = path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart('.');
            return $"schedule {schedule} {property}".TrimEnd();
        }

        return path.Split('.', 3) switch
        {
            [DefinitionKeys.Inputs, var name, .. var rest] => $"input {name} {string.Join('.', rest)}".TrimEnd(),
            [DefinitionKeys.Variables, var name, .. var rest] => $"variable {string.Join('.', [name, .. rest])}",
            _ => path,
        };
    }

    /// <summary>A value on one line: an expression as it was written, any other value as JSON.</summary>
    public static string Value(string? json)
    {
        if (json is null)
        {
            return "(nothing)";
        }

        if (!json.StartsWith("\"${", StringComparison.Ordinal))
        {
            return json;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetString() ?? json;
    }
}
