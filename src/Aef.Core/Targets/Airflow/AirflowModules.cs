namespace Aef.Core.Targets.Airflow;

/// <summary>Where each generation of Airflow has what a DAG imports.</summary>
internal static class AirflowModules
{
    private static readonly Dictionary<string, (string Module2, string Module3)> Modules = new(StringComparer.Ordinal)
    {
        ["DAG"] = ("airflow", "airflow.sdk"),
        ["TaskGroup"] = ("airflow.utils.task_group", "airflow.sdk"),
        ["Param"] = ("airflow.models.param", "airflow.sdk"),
        ["task_group"] = ("airflow.decorators", "airflow.sdk"),
        ["literal"] = ("airflow.utils.template", "airflow.sdk"),
        ["EmptyOperator"] = ("airflow.operators.empty", "airflow.providers.standard.operators.empty"),
        ["PythonOperator"] = ("airflow.operators.python", "airflow.providers.standard.operators.python"),
        ["ShortCircuitOperator"] = ("airflow.operators.python", "airflow.providers.standard.operators.python"),
        ["TriggerDagRunOperator"] = (
            "airflow.operators.trigger_dagrun",
            "airflow.providers.standard.operators.trigger_dagrun"),
        ["MultipleCronTriggerTimetable"] = (string.Empty, "airflow.timetables.trigger"),
    };

    /// <summary>The package that has the usual operators of Airflow 3; in Airflow 2, they are part of Airflow.</summary>
    public const string StandardProvider = "apache-airflow-providers-standard";

    /// <summary>The names that a DAG may import.</summary>
    public static IEnumerable<string> Names => Modules.Keys;

    /// <summary>True if a DAG may import the name from this module.</summary>
    public static bool Has(string name, string module, AirflowGeneration generation) =>
        Modules.ContainsKey(name) && Of(name, generation) == module;

    /// <summary>The module of a name.</summary>
    public static string Of(string name, AirflowGeneration generation) =>
        generation == AirflowGeneration.Airflow2 ? Modules[name].Module2 : Modules[name].Module3;
}
