using System.Text.Json.Nodes;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Expressions;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Sources;

/// <summary>A job may have any name: it never replaces a name that a function of the library uses.</summary>
public sealed class NameTests
{
    private static readonly string[] OfModules = ["__builtins__", "__name__", "__file__", "__doc__", "__import__", "____"];

    [PythonFact]
    public void Names_that_the_library_uses_are_no_names_of_tasks()
    {
        using var values = new PythonValues();
        Check(values, 2);
        Check(values, 3);
    }

    private static void Check(PythonValues values, int generation)
    {
        string[] used = [.. values.NamesOf(ExpressionModule.Library(generation)), .. OfModules];
        string[] some = ["isinstance", "BaseException", "problem_of", "of_type", "GCSHook", "json"];
        some.ShouldBeSubsetOf(used);
        var steps = new JsonArray([.. used.Select((name, index) => new JsonObject
        {
            ["job_id"] = $"J{index}",
            ["job_name"] = name,
            ["executor"] = "dataproc-serverless-job-executor",
        })]);
        var definition = new JsonObject { ["name"] = "names", ["levels"] = new JsonArray(steps) };
        var source = ProductCompiler.Compile(definition.ToJsonString(), generation).Source;

        var tasks = source.Split('\n')
            .Select(l => l.Trim().Split(" = "))
            .Where(l => l is [_, var call, ..] && call.StartsWith("DataprocCreateBatchOperator(", StringComparison.Ordinal))
            .Select(l => l[0])
            .ToList();
        tasks.Count.ShouldBe(used.Length);
        tasks.Intersect(used, StringComparer.Ordinal).ShouldBeEmpty();
        tasks.Where(t => t.StartsWith("__", StringComparison.Ordinal) && t.EndsWith("__", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
