using Aef.Tests.Airflow.Model;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Compares a DAG that the reader built with the one that Python builds when it imports the file.</summary>
internal static class ReaderComparison
{
    public static void Compare(PythonValues values, string source, AirflowDag dag)
    {
        var loaded = values.Load(source);
        var tasks = loaded["tasks"]!.AsObject();
        dag.Id.ShouldBe((string)loaded["dag"]!);
        dag.Tasks.Select(t => t.Id).Order().ShouldBe(tasks.Select(t => t.Key).Order(), source);
        foreach (var task in dag.Tasks)
        {
            var expected = tasks[task.Id]!;
            task.Operator.ShouldBe((string)expected["kind"]!);
            task.TriggerRule.ShouldBe((string)expected["rule"]!);
            task.Upstream.Select(u => u.Id).Order(StringComparer.Ordinal)
                .ShouldBe(expected["upstream"]!.AsArray().Select(u => (string)u!).Order(StringComparer.Ordinal), task.Id);
        }
    }
}
