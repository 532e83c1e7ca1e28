using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Checks the schedule and the dates in the argument of a run before it starts; the compiled workflow checks them too.</summary>
internal static class RunScheduleCheck
{
    private const string Schedule = "schedule";
    private const string Name = "name";
    private const string Time = "time";
    private static readonly string[] Keys = [Name, Time];
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Dates = ["start_date", "end_date"];

    /// <summary>
    /// True for the key of the schedule, and in a pipeline with schedules for misspellings of it: <see cref="Check"/> reports them.
    /// </summary>
    public static bool IsMeant(string key, BoundPipeline pipeline) =>
        key == Schedule || (pipeline.Source.Schedules.Count > 0 && Spelling.Nearest(key, [Schedule]) is not null);

    /// <summary>The problems of the schedule and the dates.</summary>
    public static IEnumerable<Diagnostic> Check(WorkflowValue argument, BoundPipeline pipeline)
    {
        foreach (var key in argument.Entries.Select(e => e.Key).Where(k => k != Schedule && IsMeant(k, pipeline)))
        {
            yield return RunScheduleDiagnostics.UnknownKey.At(
                Location.None,
                Quoted.Text(key),
                "the argument",
                Spelling.Question(Schedule));
        }

        var due = argument[Schedule];
        var schedules = pipeline.Source.Schedules;
        var schedule = due.IsNull ? null : Find(due, pipeline);
        var diagnostics = due.IsNull ? []
            : due.Kind != WorkflowValueKind.Map ? [Invalid(Schedule, due, "It must be an object with \"name\" and \"time\".")]
            : schedules.Count == 0
                ? [RunScheduleDiagnostics.UnknownSchedule.At(Location.None, "The pipeline has no schedule", string.Empty)]
            : CheckSchedule(due, schedule, pipeline);
        foreach (var diagnostic in diagnostics)
        {
            yield return diagnostic;
        }

        if ((due.IsNull || schedule is not null) && RunTimeLowering.IsNeeded(pipeline))
        {
            foreach (var diagnostic in CheckDates(argument["query_variables"], schedule))
            {
                yield return diagnostic;
            }
        }
    }

    private static PipelineSchedule? Find(WorkflowValue due, BoundPipeline pipeline)
    {
        var schedules = pipeline.Source.Schedules;
        return due[Name].IsNull
            ? schedules.Count == 1 ? schedules[0] : null
            : due[Name].TryGetString(out var name) ? schedules.FirstOrDefault(s => (s.Name ?? pipeline.Name) == name) : null;
    }

    private static IEnumerable<Diagnostic> CheckSchedule(WorkflowValue due, PipelineSchedule? schedule, BoundPipeline pipeline)
    {
        foreach (var key in due.Entries.Select(e => e.Key).Where(k => !Keys.Contains(k, StringComparer.Ordinal)))
        {
            yield return RunScheduleDiagnostics.UnknownKey.At(
                Location.None,
                Quoted.Text(key),
                Schedule,
                Spelling.Nearest(key, Keys) is { } meant ? Spelling.Question(meant) : " Valid keys: name, time.");
        }

        var names = pipeline.Source.Schedules.Select(s => s.Name ?? pipeline.Name).ToList();
        if (due[Name] is { IsNull: false, Kind: not WorkflowValueKind.String } other)
        {
            yield return Invalid("schedule.name", other, "It must be a string.");
        }
        else if (schedule is null)
        {
            var known = $" The schedules are {string.Join(", ", names.Select(Quoted.Text))}.";
            yield return due[Name].TryGetString(out var name)
                ? RunScheduleDiagnostics.UnknownSchedule.At(
                    Location.None,
                    $"The pipeline has no schedule {Quoted.Text(name)}",
                    Spelling.Suggest(name, names) is { Length: > 0 } meant ? meant : known)
                : RunScheduleDiagnostics.UnknownSchedule.At(Location.None, "The argument does not name one of several schedules", known);
        }

        if (due[Time] is { IsNull: false } time && !(time.TryGetString(out var text) && TimeOf(text) is not null))
        {
            yield return Invalid("schedule.time", time, "It must be a time such as 2026-01-31T06:00:00Z.");
        }
    }

    private static IEnumerable<Diagnostic> CheckDates(WorkflowValue variables, PipelineSchedule? schedule)
    {
        var format = DateFormat.Parse(schedule?.DateFormat ?? DateFormat.Default, out _);
        var days = new List<(DateTime First, DateTime Last)>();
        foreach (var key in Dates.Where(k => format is not null && !variables[k].IsNull))
        {
            if (variables[key].TryGetString(out var text) && format!.Days(text) is { } read) // filtered above
            {
                days.Add(read);
            }
            else
            {
                yield return RunScheduleDiagnostics.InvalidDate.At(
                    Location.None,
                    key,
                    $"must be a date in the format {Quoted.Text(format!.Text)}; got {variables[key]}"); // filtered above
            }
        }

        if (days is [var start, var end] && end.Last < start.First)
        {
            yield return RunScheduleDiagnostics.InvalidDate.At(Location.None, Dates[1], "is before start_date");
        }
    }

    /// <summary>A time as the argument of a run has it, or null.</summary>
    public static DateTimeOffset? TimeOf(string text) =>
        text.Length > 6
        && (text[^1] is 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static Diagnostic Invalid(string name, WorkflowValue value, string rule) =>
        RunScheduleDiagnostics.InvalidSchedule.At(Location.None, name, value.ToString(), rule);
}
