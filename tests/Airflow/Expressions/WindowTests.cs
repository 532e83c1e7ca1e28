using System.Text.Json;
using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>Templates of the days that a run processes.</summary>
public sealed class WindowTests
{
    /// <summary>The run of the stubs is due at 05:30 on a Sunday.</summary>
    private static readonly Dictionary<string, string> Hours = new()
    {
        ["previous_hour"] = "2026-03-01T04 2026-03-01T04",
        ["previous_day"] = "2026-02-28T00 2026-02-28T23",
        ["same_day"] = "2026-03-01T00 2026-03-01T23",
        ["yesterday_today"] = "2026-02-28T00 2026-03-01T23",
        ["previous_week"] = "2026-02-16T00 2026-02-22T23",
        ["previous_month"] = "2026-02-01T00 2026-02-28T23",
    };

    [PythonFact(needsJinja: true)]
    public void A_window_of_days_begins_with_their_first_hour_and_ends_with_their_last()
    {
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            foreach (var (window, hours) in Hours)
            {
                Render(values, generation, window).ShouldBe(hours, window);
            }
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
        return string.Join(' ', values.Render([(string)variables["start_date"]!, (string)variables["end_date"]!], context));
    }
}
