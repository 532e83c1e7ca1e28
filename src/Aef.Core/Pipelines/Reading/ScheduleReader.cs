using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads schedules that scripts pass as values.</summary>
public static class ScheduleReader
{
    /// <summary>
    /// One schedule, or a list of them. Keys may be written without underscores, such as TimeZone. A value that is wrong is a diagnostic.
    /// </summary>
    public static EquatableList<PipelineSchedule> Read(DocumentNode schedules, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var renamed = schedules is SequenceNode list ? new SequenceNode([.. list.Items.Select(Rename)]) : Rename(schedules);
        return new HeadReader(diagnostics).ReadSchedules(new MappingEntry(DefinitionKeys.Schedule, renamed));
    }

    private static DocumentNode Rename(DocumentNode schedule) => schedule is MappingNode map
        ? new MappingNode([.. map.Entries.Select(e => new MappingEntry(KeyOf(e.Key), e.Value))])
        : schedule;

    private static string KeyOf(string name) => HeadReader.ScheduleKeys.FirstOrDefault(k => Same(k, name)) ?? name;

    private static bool Same(string left, string right) =>
        left.Replace("_", string.Empty, StringComparison.Ordinal)
            .Equals(right.Replace("_", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
