using System.Text.Json;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>Templates of the days that a run processes.</summary>
public sealed class WindowTests
{
    /// <summary>The run of the stubs is due at 05:30.</summary>
    [PythonFact(needsJinja: true)]
    public void The_hour_before_is_an_hour_before_the_time_of_the_run()
    {
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            Render(values, generation, "previous_hour").ShouldBe("2026-03-01T04");
            Render(values, generation, "same_day").ShouldBe("2026-03-01T05");
        }
    }

    private static string Render(PythonValues values, int generation, string window)
    {
        var definition = JsonSerializer.Serialize(new
        {
            name = "p",
            engine = "composer",
            schedule = new { cron = "30 5 * * *", window, date_format = "%Y-%m-%dT%H" },
            levels = new[] { new[] { new { job_id = "J", job_name = "a", executor = "dataform-tag-executor" } } },
        });
        var source = ProductCompiler.Compile(definition, generation).Source;
        values.Load(source);
        var compile = DagReader.Read(PythonParser.Parse(LibraryFunctions.Remove(source)), generation)
            .Tasks.Single(t => t.Id.EndsWith("a_compile", StringComparison.Ordinal));
        var result = (Dictionary<string, object?>)compile.Arguments["compilation_result"]!;
        var configuration = (Dictionary<string, object?>)result["code_compilation_config"]!;
        var variables = (Dictionary<string, object?>)configuration["vars"]!;
        var context = new TaskContext(
            compile.Id,
            -1,
            1,
            new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
            new Dictionary<(string Task, int Index, string Key), object?>(),
            new Dictionary<string, object?> { ["start_date"] = null, ["end_date"] = null });
        return values.Render([(string)variables["start_date"]!], context).Single();
    }
}
