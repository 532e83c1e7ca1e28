using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>The mistakes with parameters, long expressions and outputs that the property test must find.</summary>
internal static partial class ParameterFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } = [.. Parameters, .. LongExpressions, .. Outputs];

    private static IEnumerable<PlantedFault> Parameters =>
    [
        InText("the parameters replace the properties", "aef_with", "merge", "map.merge(json.decode(properties), with)", "with"),
        InText(
            "the properties override the parameters",
            "aef_with",
            "merge",
            "map.merge(json.decode(properties), with)",
            "map.merge(with, json.decode(properties))"),
        InText(
            "the properties of a direct step are those of the run",
            "aef_step",
            "merge",
            "default(properties, run.step_properties)",
            "run.step_properties"),
        new("the properties of a step are those of the run", e => e.Change("main", "with", m =>
            m["properties"] is JsonValue own
                && own.ToString()[0] == '{'
                && m.ContainsKey("properties")
                && !m.ContainsKey("run")
                && Set(m, "properties", "${run.step_properties}"))),
        new(
            "the parameters of a step are lost",
            e =>
                e.Change(
                    "main",
                    "properties",
                    m =>
                        m["properties"]?.ToString().StartsWith("${properties", StringComparison.Ordinal) == true
                            && m.ContainsKey("run")
                            && Set(m, "properties", string.Empty))),
        new(
            "the parameters of a direct step are lost",
            e => e.Change("main", "with", m => m.ContainsKey("run") && Set(m, "with", new JsonObject()))),
        new("the parameters of a completed step are evaluated", e => e.Change("main", "condition", m =>
            m["condition"]!.ToString().EndsWith("in run.done)}", StringComparison.Ordinal) && Set(m, "condition", "${true}"))),
        InText("a direct step ignores its condition", "aef_step", "skipped", "not(when or done)", "false"),
        InText("the condition of a completed direct step skips it", "aef_step", "skipped", "not(when or done)", "not(when)"),
        InText("a completed direct step runs again", "aef_step", "job", "${done}", "${false}"),
        new(
            "the failure of a parameter names no step",
            e => e.Change("main", "error", m => m["at"] is not null && Set(m, "at", new JsonArray("1", "1", "none", "none")))),
    ];

    private static IEnumerable<PlantedFault> LongExpressions =>
    [
        new(
            "the second operand is always evaluated",
            e => e.Change("main", "condition", m => IsGuard(m) && Set(m, "condition", "${true}"))),
        new(
            "the second operand is never evaluated",
            e => e.Change("main", "condition", m => IsGuard(m) && Set(m, "condition", "${false}"))),
        InText("a part is read instead of another one", "main", null, "part2", "part1"),
        new("a part is lost", e => e.Change("main", "part2", m => Set(m, "part2", null))),
        new(
            "a long condition skips when it is true",
            e =>
                e.Change(
                    "main",
                    "condition",
                    m =>
                        IsGuard(m)
                            && Set(
                                m,
                                "condition",
                                m["condition"]!.ToString().StartsWith("${not", StringComparison.Ordinal)
                                    ? m["condition"]!.ToString().Replace("not ", string.Empty, StringComparison.Ordinal)
                                    : "${not " + m["condition"]!.ToString()[2..]))),
    ];

    private static IEnumerable<PlantedFault> Outputs =>
    [
        new(
            "an output is not stored",
            e =>
                e.Change(
                    "main",
                    "output",
                    m => m["output"]?.ToString().StartsWith("${", StringComparison.Ordinal) == true && Set(m, "output", null))),
        new("a step that has not run has an output", e => e.Change("main", "output", m => m["output"] is null && Set(m, "output", "x"))),
        InText("an output of more than 64 KiB is stored", "aef_job", "output_check", "> 65536", "> 9965536"),
        InText("64 KiB are too much", "aef_job", "output_check", "> 65536", "> 65535"),
        InText("the limit of all outputs is higher", "main", null, "<= 262144", "<= 330000"),
        InText("the limit of all outputs is lower", "main", null, "<= 262144", "<= 200000"),
        new(
            "outputs are not added up",
            e =>
                e.Change(
                    "main",
                    "output_bytes",
                    m => m["output_bytes"]!.ToString().StartsWith("${if(", StringComparison.Ordinal) && Set(m, "output_bytes", 0))),
        InText("an output that does not fit counts", "main", null, "if(fits, output_bytes - ", "if(true, output_bytes - "),
        InText("an output that does not fit is accepted", "aef_output", "enough_room", "${fits}", "${true}"),
        InText("an output that does not fit has another kind", "aef_output", "describe", "OutputTooLarge", "JobFailed"),
    ];

    private static bool IsGuard(JsonObject entry) => GuardPattern().IsMatch(entry["condition"]!.ToString());

    private static bool Set(JsonObject map, string key, JsonNode? value)
    {
        map[key] = value;
        return true;
    }

    [GeneratedRegex(@"^\$\{(not )?part\d+(_\d+)?\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex GuardPattern();
}
