using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Schedules;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Tests.Parsing;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Schedules;

/// <summary>The routine of the support library that determines the time of a run, alone in the engine.</summary>
internal sealed class TimeRoutine
{
    private static readonly string[] Names = ["aef_time", "aef_date", "aef_days", "aef_instant", "aef_latest", "aef_wall"];

    private readonly WorkflowProgram _program;

    /// <summary>The routine of the compiler, or of the source of another library.</summary>
    public TimeRoutine(string? library = null)
    {
        var call = new CallBody(
            "aef_time",
            Map(("run", "args.run"), ("args", "args.args"), ("schedules", "args.schedules"), ("only", "null")),
            "run");
        var main = new RoutineSyntax(
            "main",
            [new ParameterSyntax("args")],
            [
                new StepSyntax(new StepLabel("time"), call),
                new StepSyntax(new StepLabel("result"), new ReturnBody(Expressions.Value("run"))),
            ]);
        var routines = library is null
            ? SupportLibrary.Get(logs: false).Select(["aef_time"])
            : Parse.Good(library).Routines.Where(r => Names.Contains(r.Name));
        _program = WorkflowProgram.Compile(new WorkflowSyntax([main, .. routines]));
    }

    /// <summary>The run of a schedule that starts at a time, with the dates of the argument.</summary>
    public Execution Run(PipelineSchedule? schedule, DateTimeOffset now, params (string Key, WorkflowValue Value)[] dates)
    {
        var given = WorkflowValue.FromMap(dates);
        var days = given.With("start_date", dates.FirstOrDefault(d => d.Key == "start_date", dates.FirstOrDefault()).Value)
            .With("end_date", dates.FirstOrDefault(d => d.Key == "end_date", dates.FirstOrDefault()).Value);
        var due = schedule is null ? WorkflowValue.Null : WorkflowValue.FromMap(("name", "s"));
        return Run(
            schedule,
            WorkflowValue.FromMap(("schedule", due), ("query_variables", given)),
            WorkflowValue.FromMap(("query_variables", days)),
            now);
    }

    /// <summary>The run of an argument; <paramref name="argument"/> is what aef_begin makes of it.</summary>
    public Execution Run(PipelineSchedule? schedule, WorkflowValue args, WorkflowValue argument, DateTimeOffset now)
    {
        var schedules = schedule is null ? WorkflowValue.EmptyMap : WorkflowValue.FromMap(("s", Rule(schedule)));
        var all = WorkflowValue.FromMap(("args", args), ("run", WorkflowValue.FromMap(("argument", argument))), ("schedules", schedules));
        return VirtualTimeHost.Run(new WorkflowEngine(_program, all), new UnansweredCalls(), now);
    }

    private static WorkflowValue Rule(PipelineSchedule schedule)
    {
        var rule = WorkflowValue.FromMap(("zone", schedule.TimeZone ?? "UTC"), ("window", ScheduleWords.Of(schedule.Window ?? default)));
        if (schedule.DateFormat is { } text && DateFormat.Parse(text, out _) is { } format)
        {
            rule = rule.With("format", text).With("pattern", format.Pattern).With("starts", Numbers(format.Starts));
        }

        if (CronSchedule.Parse(schedule.Cron ?? string.Empty) is { } cron)
        {
            foreach (var (name, values) in new[] { "minutes", "hours", "days", "months", "weekdays" }.Zip(cron.Values))
            {
                rule = rule.With(name, Numbers(values));
            }

            rule = rule.With("either", cron.RestrictsDayOfMonth && cron.RestrictsDayOfWeek).With("repeated", cron.IsRepeated);
        }

        return rule;
    }

    private static WorkflowValue Numbers(IEnumerable<int> numbers) =>
        WorkflowValue.FromList([.. numbers.Select(n => WorkflowValue.FromInteger(n))]);

    private static MapValue Map(params (string Key, string Expression)[] entries) =>
        new([.. entries.Select(e => new MapValueEntry(e.Key, Expressions.Value(e.Expression)))]);
}
