using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Ruff;

public sealed class RuffTests
{
    // Mistakes in the demo for Airflow 3, and what ruff calls them.
    private static readonly (string From, string To, string Problem)[] Mistakes =
    [
        ("    schedule=None,\n", "", "airflow-dag-no-schedule-argument"),
        (
            "    start = EmptyOperator(task_id=\"start\")",
            "    begin = EmptyOperator(task_id=\"start\")\n    start = begin",
            "airflow-variable-name-task-id-mismatch"),
        (
            "from airflow.sdk import DAG, Param, TaskGroup, literal",
            "from airflow.models import Variable\nfrom airflow.sdk import DAG, Param, TaskGroup, literal",
            "unused-import"),
        (
            "from airflow.sdk import DAG, Param,",
            "from airflow.utils.task_group import TaskGroup\nfrom airflow.sdk import DAG, Param,",
            "unsorted-imports"),
        ("start_date=pendulum.datetime(2024, 1, 1, tz=\"UTC\")", "start_date=pendulum.now()", "airflow3-dag-dynamic-value"),
        ("\"\"\"AEF pipeline", "X = \"\"\"AEF pipeline", "undocumented-public-module"),
        ("tags=[\"aef\"]", "tags=['aef']", "format"),
        ("catchup=False", "catchup=catch_up", "undefined-name"),
        ("    level_2_end >> end\n", "    level_2_end >> end", "missing-newline-at-end-of-file"),
        ("description=\"First day\"", $"description=\"First day {new string('x', 60)}\"", "line-too-long"),
        ("schedule=None", "schedule_interval=None", "airflow3-removal"),
    ];

    [RuffFact]
    public void The_demo_DAGs_are_clean()
    {
        RuffCheck.Lint(2, [Samples.Dags[0]]).ShouldBeEmpty();
        RuffCheck.Lint(3, [Samples.Dags[1]]).ShouldBeEmpty();
    }

    [RuffFact]
    public void Every_mistake_is_found()
    {
        Mistakes.ShouldAllBe(m => Samples.Dags[1].Contains(m.From));
        string[] sources =
            [
                .. Mistakes.Select(m => Samples.Dags[1].Replace(m.From, m.To, StringComparison.Ordinal)),
                Samples.Dags[1] + "\n)",
                Samples.Dags[0],
            ];
        var lines = RuffCheck.Lint(3, sources).Split('\n');
        for (var i = 0; i < Mistakes.Length; i++)
        {
            lines.ShouldContain(l => l.StartsWith($"dag_{i}.py:") && l.Contains($": {Mistakes[i].Problem}: "), Mistakes[i].To);
        }

        lines.ShouldContain(l => l.StartsWith($"dag_{Mistakes.Length}.py: cannot be formatted"));

        // A DAG for Airflow 2 is not clean on Airflow 3.
        lines.ShouldContain(l => l.StartsWith($"dag_{Mistakes.Length + 1}.py:51:13: airflow3-suggested-to-move-to-provider"));
    }

    [PythonFact]
    public void The_demo_DAGs_compile() => RuffCheck.Compile(Samples.Dags).ShouldBeEmpty();

    [PythonFact]
    public void What_does_not_compile_is_reported()
    {
        RuffCheck.Compile([Samples.Dags[1] + "    return 1\n"]).ShouldContain("'return' outside function");
        RuffCheck.Compile([Samples.Dags[1].Replace("\"start\"", "\"\\start\"")]).ShouldContain("invalid escape sequence");
    }
}
