using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Workflows.Engine.Library;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>The first task of a DAG accepts the inputs that a workflow accepts.</summary>
public sealed class InputTests
{
    private static readonly string[] Times =
    [
        "2026-01-31T06:00:00Z", "2026-01-31t06:00:00z", "2026-01-31 06:00:00+01:00", "2026-01-31T06:00:00.123456789-05:30",
        "20260131T06Z", "2026-W05-6T06:00:00Z", "2026-01-31T06:00Z", "2026-01-31T06:00:00+0100", "2026-01-31T06:00:00,5Z",
        "2026-01-31T06:00:00", "2026-01-31", "2026-02-30T06:00:00Z", "2026-01-31T25:00:00Z", "2026-01-31T06:00:00.Z", "yesterday", "",
        "2026-01-31T06:00:00Z\n", "2026-01-31T06:00:00+01", "2026-01-31T06:60:00Z", "2026-01-31_06:00:00Z",
    ];

    private const string Step = """{"job_id": "J", "job_name": "j", "executor": "dataform-tag-executor"}""";

    [PythonFact]
    public void Datetime_inputs_accept_the_same_strings()
    {
        using var values = new PythonValues();
        foreach (var generation in new[] { 2, 3 })
        {
            values.Load(ProductCompiler.Compile(
                """{"name": "p", "inputs": {"at": {"type": "datetime"}}, "levels": [[STEP]]}"""
                    .Replace("STEP", Step, StringComparison.Ordinal),
                generation).Source);
            foreach (var time in Times)
            {
                var rules = new Dictionary<string, object?> { ["type"] = "datetime", ["required"] = true };
                var context = new TaskContext(
                    "t",
                    -1,
                    1,
                    new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
                    new Dictionary<(string Task, int Index, string Key), object?>(),
                    new Dictionary<string, object?> { ["at"] = time });
                var arguments = new Dictionary<string, object?>
                {
                    ["declared"] = new Dictionary<string, object?> { ["at"] = rules },
                    ["others"] = new List<object?>(),
                };
                var isAccepted = values.Call("validate_run_inputs", arguments, context).End == FunctionEnd.Returned;
                isAccepted.ShouldBe(Rfc3339.TryParse(time, out _), time);
            }
        }
    }

    /// <summary>Airflow refuses a default with a blank if it has this format, and would not import the DAG.</summary>
    [Theory]
    [InlineData("2026-01-31T06:00:00Z", true)]
    [InlineData("2026-01-31 06:00:00Z", false)]
    public void A_default_that_Airflow_would_refuse_has_no_format(string value, bool hasFormat) => ProductCompiler.Compile(
        $$"""{"name": "p", "inputs": {"at": {"type": "datetime", "default": "{{value}}"} }, "levels": [[{{Step}}]]}""",
        3).Source.Contains("format=\"date-time\"", StringComparison.Ordinal).ShouldBe(hasFormat);
}
