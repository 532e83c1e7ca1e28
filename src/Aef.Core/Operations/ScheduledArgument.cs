using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Operations;

/// <summary>
/// The argument with which a schedule starts a run: its name, the scheduled time if it is known, and its inputs. Cloud Scheduler, a
/// backfill and a local run of a schedule all send this argument, so their runs are the same.
/// </summary>
public static class ScheduledArgument
{
    private const string Time = "time";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>The argument of a run of a schedule. Without a time, the run determines it from its own start.</summary>
    public static MappingNode Create(string name, PipelineSchedule schedule, DateTimeOffset? time = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var due = new List<MappingEntry> { new(DefinitionKeys.Name, ScalarNode.String(name)) };
        if (time is { } known)
        {
            due.Add(new MappingEntry(Time, ScalarNode.String(TextOf(known))));
        }

        var argument = new List<MappingEntry> { new(DefinitionKeys.Schedule, new MappingNode(due)) };
        if (schedule.Inputs is { Entries.Count: > 0 } inputs)
        {
            argument.Add(new MappingEntry(DefinitionKeys.Inputs, inputs));
        }

        return new MappingNode(argument);
    }

    /// <summary>The same as JSON on one line.</summary>
    internal static string ToJson(string name, PipelineSchedule schedule, DateTimeOffset time) =>
        DocumentPrinter.ToJson(Create(name, schedule, time), indented: false);

    /// <summary>A time as arguments have it: RFC 3339 with the local offset.</summary>
    internal static string TextOf(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
