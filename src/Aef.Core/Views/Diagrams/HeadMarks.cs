using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;

namespace Aef.Core.Views.Diagrams;

/// <summary>The marks of a pipeline, which name the keys above its levels as the definition does.</summary>
internal static class HeadMarks
{
    /// <summary>The engine of AEF that needs no mark.</summary>
    private const string UsualEngine = "cloud_workflows";

    /// <summary>What starts and limits its runs, then what the runs use. The defaults are marks of the steps.</summary>
    public static EquatableList<string> Of(Pipeline pipeline) =>
    [
        .. ScheduleMarks.Of(pipeline),
        .. TriggerMarks.Of(pipeline),
        .. Minutes(DefinitionKeys.TimeoutMinutes, pipeline.TimeoutMinutes),
        .. Minutes(DefinitionKeys.DeadlineMinutes, pipeline.DeadlineMinutes),
        .. Names(DefinitionKeys.Inputs, pipeline.Inputs.Select(i => i.Name)),
        .. Names(DefinitionKeys.Variables, pipeline.Variables.Select(v => v.Name)),
        .. Names(DefinitionKeys.Labels, pipeline.Labels.Select(l => $"{l.Name}={l.Value}")),
        .. pipeline.Engine is null or UsualEngine ? [] : new[] { $"{DefinitionKeys.Engine}: {pipeline.Engine}" },
    ];

    private static IEnumerable<string> Minutes(string key, double? minutes) =>
        minutes is { } number ? [string.Create(CultureInfo.InvariantCulture, $"{key}: {number}")] : [];

    private static IEnumerable<string> Names(string key, IEnumerable<string> names)
    {
        var text = string.Join(", ", names);
        return text.Length == 0 ? [] : [$"{key}: {text}"];
    }
}
