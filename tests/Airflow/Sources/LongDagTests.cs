using System.Globalization;
using System.Text;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;

namespace Aef.Tests.Airflow.Sources;

/// <summary>A pipeline with many steps is a DAG that Python can compile, and that needs memory in proportion to its size.</summary>
public sealed class LongDagTests
{
    private static readonly Lazy<(string Chain, string Wide)> Sources = new(() => (Chain(1_500), Wide(1_500)));

    [PythonFact]
    public void Python_compiles_dags_of_thousands_of_steps() =>
        RuffCheck.Compile([Sources.Value.Chain, Sources.Value.Wide]).ShouldBeEmpty();

    [Fact]
    public void A_long_chain_is_several_statements_without_a_gap()
    {
        var source = Sources.Value.Chain;
        var chains = source.Split('\n').Aggregate((Longest: 0, Now: 0), (c, line) =>
            line.TrimStart().StartsWith(">> ", StringComparison.Ordinal) ? (Math.Max(c.Longest, c.Now + 1), c.Now + 1) : (c.Longest, 0));
        var dag = DagReader.Read(LibraryFunctions.Remove(source), 3);

        chains.Longest.ShouldBeInRange(10, 60);
        var edges = dag.Tasks.Sum(t => t.Upstream.Count);
        edges.ShouldBe(dag.Tasks.Count - 1); // one thread is one line of tasks
    }

    [Fact]
    public void Four_times_the_steps_allocate_four_times_as_much()
    {
        Chain(100); // what is created once
        var few = Allocated(300);

        Allocated(1_200).ShouldBeLessThan(6 * few); // a square would be sixteen times
    }

    private static long Allocated(int steps)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Chain(steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Chain(int steps) => ProductCompiler.Compile(
        $$"""{"name": "long", "levels": [{"threads": [{"steps": [{{Steps(steps)}}]}]}]}""", 3).Source;

    private static string Wide(int threads) => ProductCompiler.Compile(
        $$"""{"name": "wide", "levels": [{"threads": [{{Steps(threads, "{\"steps\": [", "]}")}}]}]}""", 3).Source;

    /// <summary>Names are equal in groups, because many jobs run with several JOB_IDs.</summary>
    private static string Steps(int count, string before = "", string after = "")
    {
        var text = new StringBuilder();
        for (var number = 0; number < count; number++)
        {
            text.Append(number == 0 ? string.Empty : ",").Append(before).Append(
                CultureInfo.InvariantCulture,
                $$"""{"job_id": "J{{number}}", "job_name": "job_{{number % 7}}", "executor": "dataproc-serverless-job-executor"}""").Append(after);
        }

        return text.ToString();
    }
}
