using System.Text.Json;

namespace Aef.Tests.Reports;

/// <summary>
/// What the SARIF 2.1.0 specification asks of the objects that we write: their required properties, allowed words and references.
/// </summary>
internal static class SarifStructure
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(JsonElement log)
    {
        Names(log).ShouldBe(["$schema", "version", "runs"]);
        log.GetProperty("version").GetString().ShouldBe("2.1.0");
        foreach (var run in log.GetProperty("runs").EnumerateArray())
        {
            CheckRun(run);
        }
    }

    private static void CheckRun(JsonElement run)
    {
        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var rule in rules)
        {
            Text(rule.GetProperty("shortDescription"));
            Levels.ShouldContain(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
            if (rule.TryGetProperty("help", out var help))
            {
                Text(help);
            }
        }

        run.GetProperty("invocations").EnumerateArray().ShouldAllBe(i => i.GetProperty("executionSuccessful").GetBoolean());
        run.GetProperty("columnKind").GetString().ShouldBe("utf16CodeUnits");
        foreach (var artifact in run.GetProperty("artifacts").EnumerateArray())
        {
            Artifact(artifact.GetProperty("location"));
        }

        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            CheckResult(result, rules);
        }
    }

    private static void CheckResult(JsonElement result, List<JsonElement> rules)
    {
        Text(result.GetProperty("message"));
        Levels.ShouldContain(result.GetProperty("level").GetString());
        rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
        foreach (var location in result.GetProperty("locations").EnumerateArray())
        {
            Names(location).ShouldNotBeEmpty();
            Physical(location);
        }

        if (result.TryGetProperty("relatedLocations", out var related))
        {
            related.GetArrayLength().ShouldBeGreaterThan(0);
            related.EnumerateArray().Select(r => r.GetProperty("id").GetInt32()).ShouldBeUnique();
            foreach (var location in related.EnumerateArray())
            {
                Text(location.GetProperty("message"));
                Physical(location);
            }
        }
    }

    private static void Physical(JsonElement location)
    {
        if (!location.TryGetProperty("physicalLocation", out var physical))
        {
            return;
        }

        Artifact(physical.GetProperty("artifactLocation"));
        if (physical.TryGetProperty("region", out var region))
        {
            var start = (Line: region.GetProperty("startLine").GetInt32(), Column: Column(region, "startColumn"));
            var end = (
                Line: region.TryGetProperty("endLine", out var line) ? line.GetInt32() : start.Line,
                Column: Column(region, "endColumn"));
            start.Line.ShouldBeGreaterThan(0);
            start.Column.ShouldBeGreaterThan(0);
            end.CompareTo(start).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    private static int Column(JsonElement region, string name) => region.TryGetProperty(name, out var column) ? column.GetInt32() : 1;

    private static void Artifact(JsonElement location)
    {
        var uri = location.GetProperty("uri").GetString().ShouldNotBeNull();
        Uri.IsWellFormedUriString(uri, location.TryGetProperty("uriBaseId", out _) ? UriKind.Relative : UriKind.Absolute).ShouldBeTrue(uri);
    }

    private static void Text(JsonElement message) => message.GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
