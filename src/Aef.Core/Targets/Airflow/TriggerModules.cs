using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Small DAGs that start the runs of a pipeline, one for each of its schedules.</summary>
internal static class TriggerModules
{
    /// <summary>The characters between the name of the pipeline and that of the schedule.</summary>
    public const string Separator = "__";

    /// <summary>The files; none when the DAG has its schedules itself.</summary>
    public static IEnumerable<AirflowArtifact> Of(DagContext main)
    {
        var source = main.Pipeline.Source;
        if (!DagSchedule.NeedsTriggers(source, main.Generation))
        {
            yield break;
        }

        var names = new PyNames([main.Pipeline.Name]);
        var number = 0;
        foreach (var schedule in DagSchedule.Active(source))
        {
            number++;
            var name = names.Create($"{main.Pipeline.Name}{Separator}{schedule.Name ?? $"schedule_{number}"}", 2 * PyNames.MaxLength);
            yield return new AirflowArtifact(main.Pipeline, name, main.Generation, Print(main, schedule, name));
        }
    }

    private static string Print(DagContext main, PipelineSchedule schedule, string name)
    {
        var context = new DagContext(main.Pipeline, main.Options, main.Parameters);
        var dates = new RunDates(context, schedule);
        var source = main.Pipeline.Source;
        List<PyKeyword> arguments =
        [
            new("dag_id", new PyString(name)),
            new("description", new PyString($"Starts the pipeline {main.Pipeline.Name}")),
            new("schedule", new PyString(schedule.Cron!)), // active schedules have one
            new("start_date", DagArguments.StartDate(context, schedule)),
            new("catchup", PyConstant.False),
            new("max_active_runs", new PyInteger(1)),
            new("dagrun_timeout", PyConstant.None),
            new("is_paused_upon_creation", PyConstant.Of(schedule.Enable == ScheduleState.Paused)),
            new("default_args", DagArguments.DefaultArgs(source)),
            new("tags", DagArguments.Tags(source)),
            new("doc_md", new PyString($"Starts the pipeline {main.Pipeline.Name}. Compiled by aef.\n")),
        ];
        PyKeyword[] task =
        [
            new("task_id", new PyString("trigger")),
            new("trigger_dag_id", new PyString(main.Pipeline.Name)),
            new("conf", Conf(context, dates, main.Dates.IsUsed, schedule)),
            new("wait_for_completion", PyConstant.False),
        ];
        var trigger = new PyAssign("trigger", new PyCall(context.Import("TriggerDagRunOperator"), [], task));
        var with = new PyWith(new PyCall(context.Import("DAG"), [], arguments), "dag", [trigger]);
        PyStatement[] space = main.Dates.IsUsed ? [new PyBlankLine()] : [];
        var body = PyPrinter.Print([.. dates.Constants().Skip(1), .. space, with]);
        return $"\"\"\"{DagModule.Title(context)}\"\"\"\n\n{context.Imports.Print()}\n{body}";
    }

    /// <summary>The inputs are literals of the schedule, which Airflow must not render.</summary>
    private static PyDict Conf(DagContext context, RunDates dates, bool hasDates, PipelineSchedule schedule)
    {
        var entries = new List<KeyValuePair<string, PyExpression>>();
        foreach (var isEnd in hasDates ? [false, true] : Array.Empty<bool>())
        {
            var value = dates.ScheduledTemplate(isEnd).Aggregate((a, b) => new PyBinary("+", a, b));
            entries.Add(KeyValuePair.Create(isEnd ? RunDates.End : RunDates.Start, value));
        }

        entries.AddRange(
            schedule.Inputs?.Entries.Select(e => KeyValuePair.Create(
                e.Key,
                PyData.Of(e.Value, t => TemplateText.Literal(t, isTemplated: true, [], context)))) ?? []);
        return new PyDict(entries);
    }
}
