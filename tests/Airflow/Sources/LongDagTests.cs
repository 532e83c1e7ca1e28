using System.Diagnostics;
using System.Globalization;
using System.Text;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;

namespace Aef.Tests.Airflow.Sources;

/// <summary>A pipeline with many steps is a DAG that Python can compile, in a time that is in proportion to its size.</summary>
public sealed class LongDagTests
{
    private static readonly Lazy<(string Chain1, string Chain5, string Wide5)> Sources =
        new(() => (Chain(1_000), Chain(5_000), Wide(5_000)));

    [PythonFact]
    public void Python_compiles_dags_of_thousands_of_steps() =>
        RuffCheck.Compile([Sources.Value.Chain1, Sources.Value.Chain5, Sources.Value.Wide5]).ShouldBeEmpty();

    [Fact]
    public void A_long_chain_is_several_statements_without_a_gap()
    {
        var source = Sources.Value.Chain1;
        var chains = source.Split('\n').Aggregate((Longest: 0, Now: 0), (c, line) =>
            line.TrimStart().StartsWith(">> ", StringComparison.Ordinal) ? (Math.Max(c.Longest, c.Now + 1), c.Now + 1) : (c.Longest, 0));
        var dag = DagReader.Read(LibraryFunctions.Remove(source), 3);

        chains.Longest.ShouldBeInRange(10, 60);
        var edges = dag.Tasks.Sum(t => t.Upstream.Count);
        edges.ShouldBe(dag.Tasks.Count - 1); // one thread is one line of tasks
    }

    [Fact]
    public void The_time_to_compile_is_in_proportion()
    {
        Chain(200); // warm up
        var thousand = Enumerable.Range(0, 2).Min(_ => Time(1_000));

        Time(5_000).ShouldBeLessThan((15 * thousand) + TimeSpan.FromMilliseconds(200)); // a square would be 25 times
    }

    private static TimeSpan Time(int steps)
    {
        var watch = Stopwatch.StartNew();
        Chain(steps);
        return watch.Elapsed;
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
