using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Operations;

/// <summary>A schedule of a pipeline that was selected by its name, with its calendar.</summary>
internal sealed partial class ScheduleSelection
{
    private const string Utc = "UTC";

    private ScheduleSelection(PipelineSchedule schedule, string name)
    {
        Schedule = schedule;
        Name = name;
        ZoneName = schedule.TimeZone ?? Utc;
    }

    /// <summary>The schedule.</summary>
    public PipelineSchedule Schedule { get; }

    /// <summary>Its name, by default that of the pipeline.</summary>
    public string Name { get; }

    /// <summary>The name of its time zone.</summary>
    public string ZoneName { get; }

    /// <summary>The schedule with a name, or all of them; without any, an error is added.</summary>
    public static IReadOnlyList<ScheduleSelection> Select(BoundPipeline pipeline, string? only, DiagnosticBag diagnostics)
    {
        var all = pipeline.Source.Schedules.Select(s => new ScheduleSelection(s, s.Name ?? pipeline.Name)).ToList();
        var selected = all.FindAll(s => only is null || s.Name == only);
        if (selected.Count == 0)
        {
            diagnostics.Add(ForecastDiagnostics.NoSchedule.At(
                pipeline.Source.Location,
                only is null ? string.Empty : $" with the name {Quoted.Text(only)}",
                only is null ? string.Empty : Known(only, all.ConvertAll(s => s.Name))));
        }

        return selected;
    }

    /// <summary>The name that was meant, or all names.</summary>
    private static string Known(string only, IReadOnlyList<string> names) => Spelling.Suggest(only, names) switch
    {
        { Length: > 0 } question => question,
        _ when names.Count > 0 =>
            $" {(names.Count == 1 ? "Its schedule is" : "Its schedules are")} {Quoted.List([.. names.Select(Quoted.Text)])}.",
        _ => string.Empty,
    };

    /// <summary>False for a warning about a schedule that was not selected.</summary>
    public static bool Concerns(Diagnostic diagnostic, BoundPipeline pipeline, string? only) =>
        only is null
        || diagnostic.Severity == DiagnosticSeverity.Error
        || IndexInPath().Match(diagnostic.ModelPath ?? string.Empty) is not { Success: true } match
        || !int.TryParse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        || pipeline.Source.Schedules.ElementAtOrDefault(index) is not { } schedule
        || (schedule.Name ?? pipeline.Name) == only;

    /// <summary>The calendar; null, with the reason, if the times of the schedule cannot be computed.</summary>
    public ScheduleCalendar? Open(ICron cron, out TimeZoneInfo zone, out string reason)
    {
        zone = TimeZoneInfo.Utc;
        reason = CronSchedule.Parse(Schedule.Cron ?? string.Empty) is null
            ? $"{Quoted.Text(Schedule.Cron ?? string.Empty)} counts from when Cloud Scheduler starts it"
            : ZoneName is not Utc && !TimeZoneInfo.TryFindSystemTimeZoneById(ZoneName, out zone!)
                ? $"this computer has no data of the time zone {Quoted.Text(ZoneName)}; install tzdata"
            : string.Empty;
        return reason.Length == 0 ? new ScheduleCalendar(Schedule, zone, cron) : null;
    }

    /// <summary>The run of a scheduled time.</summary>
    public ScheduledRun Describe(RunTime time) => new(Name, ZoneName, Schedule.Enable ?? ScheduleState.Enabled, time)
    {
        Argument = ScheduledArgument.ToJson(Name, Schedule, time.ScheduledTime),
    };

    [GeneratedRegex(
        @"^schedule\[(?<index>[0-9]+)\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex IndexInPath();
}
