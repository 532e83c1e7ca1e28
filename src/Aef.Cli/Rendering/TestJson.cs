using System.Text.Json;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Cli.Rendering;

/// <summary>Writes the results of tests, and coverage, as JSON for programs.</summary>
internal static class TestJson
{
    /// <summary>Writes the properties of all results.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TestSuiteResult> suites, CoverageTotal? coverage)
    {
        json.WriteBoolean("green", suites.All(s => s.IsGreen));
        WriteCounts(json, suites);
        json.WriteStartArray("files");
        foreach (var suite in suites)
        {
            json.WriteStartObject();
            json.WriteOptional("path", suite.Path);
            json.WriteString("name", suite.Name);
            json.WriteBoolean("green", suite.IsGreen);
            WriteCounts(json, [suite]);
            DiagnosticJson.Write(json, suite.Diagnostics);
            json.WriteStartArray("tests");
            foreach (var test in suite.Tests)
            {
                WriteTest(json, test);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (coverage is not null)
        {
            json.WriteStartObject("coverage");
            WriteCoverage(json, coverage);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the properties of a coverage.</summary>
    public static void WriteCoverage(Utf8JsonWriter json, CoverageTotal total)
    {
        WriteFigures(json, total.CoveredSteps, total.Steps, total.CoveredBranches, total.Branches);
        json.WriteStartArray("files");
        foreach (var file in total.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            WriteFigures(json, file.CoveredSteps, file.Steps.Count, file.CoveredBranches, file.Branches.Count);
            WritePoints(json, "step_counts", file.Steps);
            WritePoints(json, "branch_counts", file.Branches);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTest(Utf8JsonWriter json, WorkflowTestResult test)
    {
        json.WriteStartObject();
        json.WriteString("name", test.Name);
        json.WriteString("outcome", test.Outcome switch { TestOutcome.Passed => "passed", TestOutcome.Failed => "failed", _ => "skipped" });
        json.WriteOptional("skip_reason", test.SkipReason);
        json.WriteNumber("line", test.Line);
        json.WriteNumber("virtual_seconds", test.Duration.TotalSeconds);
        json.WriteStartArray("failures");
        foreach (var failure in test.Failures)
        {
            json.WriteStartObject();
            json.WriteString("message", failure.Message);
            json.WriteOptional("path", failure.Path);
            json.WriteNumber("line", failure.Line);
            json.WriteNumber("column", failure.Column);
            json.WriteOptional("expected", failure.Expected);
            json.WriteOptional("actual", failure.Actual);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, IReadOnlyList<TestSuiteResult> suites)
    {
        json.WriteNumber("passed", suites.Sum(s => s.Passed));
        json.WriteNumber("failed", suites.Sum(s => s.Failed));
        json.WriteNumber("skipped", suites.Sum(s => s.Skipped));
    }

    private static void WriteFigures(Utf8JsonWriter json, int coveredSteps, int steps, int coveredBranches, int branches)
    {
        json.WriteNumber("steps", steps);
        json.WriteNumber("covered_steps", coveredSteps);
        json.WriteNumber("branches", branches);
        json.WriteNumber("covered_branches", coveredBranches);
    }

    private static void WritePoints(Utf8JsonWriter json, string name, IReadOnlyList<CoveragePoint> points)
    {
        json.WriteStartArray(name);
        foreach (var point in points)
        {
            json.WriteStartObject();
            json.WriteString("name", point.Name);
            json.WriteNumber("line", point.Line);
            json.WriteNumber("count", point.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
