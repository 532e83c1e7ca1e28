using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>The arguments of the DAG. Whatever has another default in a generation or an environment is written out.</summary>
internal static class DagArguments
{
    /// <summary>How many runs of a DAG Airflow runs at once if nothing else is said.</summary>
    private const int DefaultActiveRuns = 16;

    /// <summary>The call that creates the DAG.</summary>
    public static PyCall Of(DagContext context)
    {
        var source = context.Pipeline.Source;
        var parallel = ParallelLimit.Of(context.Pipeline);
        List<PyKeyword> keywords =
        [
            new("dag_id", new PyString(context.Pipeline.Name)),
            new("description", new PyString(source.Description ?? $"AEF pipeline {context.Pipeline.Name}")),
            new("schedule", DagSchedule.Of(context)),
            new("start_date", StartDate(context, context.DaySchedule)),
            new("catchup", PyConstant.False),
            new("max_active_runs", new PyInteger(ActiveRuns(context, parallel))),
        ];
        if (parallel is { } limit)
        {
            keywords.Add(new PyKeyword("max_active_tasks", new PyInteger(limit)));
        }

        if (DagSchedule.NeedsTriggers(source, context.Generation))
        {
            keywords.Add(new PyKeyword("is_paused_upon_creation", PyConstant.False)); // else the runs that the other DAGs start would wait
        }

        keywords.Add(
            new PyKeyword("dagrun_timeout", source.TimeoutMinutes is { } minutes ? context.TimeSpan(minutes * 60) : PyConstant.None));
        keywords.Add(new PyKeyword("default_args", DefaultArgs(source)));
        IReadOnlyList<KeyValuePair<string, PyExpression>> parameters = [.. InputLowering.Params(context), .. context.Dates.Params()];
        if (parameters.Count > 0)
        {
            keywords.Add(new PyKeyword("params", new PyDict(parameters)));
        }

        keywords.Add(new PyKeyword("tags", Tags(source)));
        keywords.Add(new PyKeyword("doc_md", new PyName("DOC_MD")));
        return new PyCall(context.Import("DAG"), [], keywords);
    }

    /// <summary>A fixed date, in the time zone of the schedule.</summary>
    public static PyCall StartDate(DagContext context, PipelineSchedule? schedule)
    {
        context.Imports.Add("pendulum");
        return new PyCall(
            new PyAttribute(new PyName("pendulum"), "datetime"),
            [new PyInteger(2024), new PyInteger(1), new PyInteger(1)],
            [new PyKeyword("tz", new PyString(DagSchedule.TimeZone(schedule)))]);
    }

    /// <summary>On Airflow 2 the limit of tasks counts those of all runs, so that only one run may be active.</summary>
    private static int ActiveRuns(DagContext context, int? parallel) =>
        parallel is not null && context.Generation == AirflowGeneration.Airflow2
            ? 1
            : context.Pipeline.Source.Concurrency?.EffectiveLimit ?? DefaultActiveRuns;

    /// <summary>The arguments that all tasks have.</summary>
    public static PyDict DefaultArgs(Pipeline source) => new(
        [
            KeyValuePair.Create<string, PyExpression>("owner", new PyString(Owner(source))),
            KeyValuePair.Create<string, PyExpression>("retries", new PyInteger(0)),
        ]);

    private static string Owner(Pipeline source) =>
        source.Labels.FirstOrDefault(l => l.Name == "owner")?.Value is { Length: > 0 } owner ? owner : "aef";

    /// <summary>The tag of a label.</summary>
    public static string TagOf(PipelineLabel label) => $"{label.Name}:{label.Value}";

    /// <summary>The tags of a DAG.</summary>
    public static PyList Tags(Pipeline source) => new(
        [new PyString("aef"), .. source.Labels.Where(l => l.Name != "owner").Select(l => new PyString(TagOf(l)))]);
}
