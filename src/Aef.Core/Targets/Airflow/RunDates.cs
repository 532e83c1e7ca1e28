using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The first and the last day that a run processes, as expressions of Jinja. The argument of a run may set them; otherwise they follow from
/// the time for which the run was scheduled, in the time zone of the schedule.
/// </summary>
/// <param name="context">The DAG.</param>
/// <param name="schedule">The schedule that starts its runs; null when there is none.</param>
internal sealed class RunDates(DagContext context, PipelineSchedule? schedule)
{
    /// <summary>The parameter with the first day.</summary>
    public const string Start = "start_date";

    /// <summary>The parameter with the last day.</summary>
    public const string End = "end_date";

    private static readonly Dictionary<ScheduleWindow, (string First, string Last)> Windows = new()
    {
        [ScheduleWindow.PreviousDay] = ("{0} - macros.timedelta(days=1)", "{0} - macros.timedelta(days=1)"),
        [ScheduleWindow.SameDay] = ("{0}", "{0}"),
        [ScheduleWindow.YesterdayToday] = ("{0} - macros.timedelta(days=1)", "{0}"),
        [ScheduleWindow.PreviousWeek] = (
            "{0} - macros.timedelta(days={0}.weekday() + 7)", "{0} - macros.timedelta(days={0}.weekday() + 1)"),
        [ScheduleWindow.PreviousMonth] = (
            "({0}.replace(day=1) - macros.timedelta(days=1)).replace(day=1)", "{0}.replace(day=1) - macros.timedelta(days=1)"),
        [ScheduleWindow.PreviousHour] = ("{1}", "{1}"),
    };

    /// <summary>True when a task uses the days.</summary>
    public bool IsUsed { get; private set; }

    private string Format => schedule?.DateFormat ?? DateFormat.Default;

    private bool IsYesterday => (schedule?.Window ?? ScheduleWindow.PreviousDay) == ScheduleWindow.PreviousDay && IsDefaultFormat;

    /// <summary>True when dates have the form yyyy-mm-dd.</summary>
    private bool IsDefaultFormat => Format == DateFormat.Default;

    private bool HasDates =>
        DagSchedule.Active(context.Pipeline.Source).All(s => (s.DateFormat ?? DateFormat.Default) == DateFormat.Default);

    /// <summary>True for a window whose days Jinja can compute.</summary>
    public static bool IsSupported(ScheduleWindow window) => Windows.ContainsKey(window);

    /// <summary>The parts of a template for a day: strings, and constants between them.</summary>
    public IReadOnlyList<PyExpression> Template(bool isEnd)
    {
        IsUsed = true;
        var given = isEnd ? $"params.{End} or params.{Start}" : $"params.{Start}";
        return [new PyString("{{ " + given + " or "), new PyName(ConstantOf(isEnd)), new PyString(" }}")];
    }

    /// <summary>The parts of a template for a day that no argument sets.</summary>
    public IReadOnlyList<PyExpression> ScheduledTemplate(bool isEnd)
    {
        IsUsed = true;
        return [new PyString("{{ "), new PyName(ConstantOf(isEnd)), new PyString(" }}")];
    }

    /// <summary>The constants that the templates use.</summary>
    public IEnumerable<PyStatement> Constants()
    {
        if (!IsUsed)
        {
            yield break;
        }

        yield return new PyBlankLine();
        if (IsYesterday)
        {
            yield return new PyComment("The day before the run, in the time zone of the schedule.");
            yield return new PyAssign("YESTERDAY", new PyString(Day(isEnd: false)));
            yield break;
        }

        yield return new PyComment("The first and the last day that the run processes, in the time zone of the schedule.");
        yield return new PyAssign("FIRST_DAY", new PyString(Day(isEnd: false)));
        yield return new PyAssign("LAST_DAY", new PyString(Day(isEnd: true)));
    }

    /// <summary>The parameters of the DAG for the days.</summary>
    public IEnumerable<KeyValuePair<string, PyExpression>> Params()
    {
        if (IsUsed)
        {
            yield return KeyValuePair.Create<string, PyExpression>(Start, Param("First day"));
            yield return KeyValuePair.Create<string, PyExpression>(End, Param("Last day"));
        }
    }

    private string ConstantOf(bool isEnd) => IsYesterday ? "YESTERDAY" : isEnd ? "LAST_DAY" : "FIRST_DAY";

    /// <summary>
    /// The format is text of a user: it is a string of Jinja. A window of whole days begins with hour 00 and ends with hour 23, whenever
    /// the run starts.
    /// </summary>
    private string Day(bool isEnd)
    {
        var moment = context.Generation == AirflowGeneration.Airflow2
            ? "(dag_run.logical_date if dag_run.run_type == 'manual' else data_interval_end)"
            : "dag_run.run_after";
        var time = $"{moment}.astimezone(dag.timezone)";

        // The hour is subtracted before the zone is applied, so that it is right when clocks change.
        var hourAgo = $"({moment} - macros.timedelta(hours=1)).astimezone(dag.timezone)";
        var (first, last) = Windows.GetValueOrDefault(schedule?.Window ?? ScheduleWindow.PreviousDay, Windows[ScheduleWindow.PreviousDay]);
        var day = (isEnd ? last : first)
            .Replace("{0}", time, StringComparison.Ordinal)
            .Replace("{1}", hourAgo, StringComparison.Ordinal);
        var format = schedule?.Window == ScheduleWindow.PreviousHour
            ? Format
            : Format.Replace("%H", isEnd ? "23" : "00", StringComparison.Ordinal);
        return IsDefaultFormat ? $"({day}) | ds" : $"({day}).strftime({JinjaText.Quote(format)})";
    }

    private PyCall Param(string description)
    {
        List<PyKeyword> keywords = [new("type", new PyList([new PyString("null"), new PyString("string")]))];
        if (HasDates)
        {
            keywords.Add(new PyKeyword("format", new PyString("date")));
        }

        keywords.Add(new PyKeyword("description", new PyString(description)));
        return new PyCall(context.Import("Param"), [PyConstant.None], keywords);
    }
}
