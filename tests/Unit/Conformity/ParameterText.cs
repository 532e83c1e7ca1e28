using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conformity;

/// <summary>Writes the parameters, the long conditions and the outputs of a scenario.</summary>
internal static class ParameterText
{
    private const int Repeats = 30;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Condition(ScenarioCondition condition, string step)
    {
        var text = condition.Status == ScenarioParameter.OutputStatus
            ? $"{Of(step)}.output {(condition.IsEqual ? "!=" : "==")} null"
            : $"{Of(step)}.status {(condition.IsEqual ? "==" : "!=")} \"{condition.Status}\"";
        return condition.IsLong ? Long(text) : $"${{{text}}}";
    }

    /// <summary>The value of a condition with operands around it that would fail, and must not be evaluated.</summary>
    public static string Long(string condition) =>
        $"${{(2 > 1 or int(\"{new string('x', 200)}\") == 1 and text.match_regex(\"{new string('y', 270)}\", \"z\")) and ({condition})}}";

    public static void AddParameters(JsonObject node, ScenarioStep step)
    {
        if (step.HasProperties)
        {
            node["STEP_PROPERTIES"] = """{"own": 1, "p0": "replaced"}""";
        }

        if (step.With.Count > 0)
        {
            var with = node["with"] as JsonObject ?? [];
            foreach (var parameter in step.With)
            {
                with[parameter.Name] = Value(parameter);
            }

            node["with"] = with;
        }
    }

    public static WorkflowValue Output(ScenarioStep step) => Text(step);

    /// <summary>The output of a step that succeeds.</summary>
    public static string Text(ScenarioStep step) => step.OutputBytes is { } bytes ? new string('o', bytes - 2)
        : step.Item is { } item ? $"done {item}"
        : "done";

    /// <summary>What a long parameter is.</summary>
    public static string Repeated(string status) => string.Concat(Enumerable.Repeat($"<{status}>", Repeats));

    private static string Of(string step) => $"steps[{JsonSerializer.Serialize(step, Relaxed)}]";

    private static JsonNode Value(ScenarioParameter parameter) => parameter switch
    {
        { IsSecret: true } => SecretText.Expression(parameter),
        { Kind: ParameterKind.Literal } => "$${run.id}",
        { Kind: ParameterKind.Status, Step: { } step } => $"${{{Of(step)}.status}}",
        { Kind: ParameterKind.Text, Step: { } step } => new JsonObject { ["in"] = new JsonArray("a", $"status: ${{{Of(step)}.status}}") },
        { Kind: ParameterKind.Long, Step: { } step } =>
            $"${{{string.Join(" + ", Enumerable.Repeat($"\"<\" + {Of(step)}.status + \">\"", Repeats))}}}",
        { Kind: ParameterKind.Output, Step: { } step } => $"${{{Of(step)}.output}}",
        { Kind: ParameterKind.FirstOfOutput, Step: { } step } => $"${{text.substring({Of(step)}.output, 0, 1)}}",
        { Kind: ParameterKind.Sizes, Step: { } step } => $"${{len(default({Of(step)}.output, \"\"))}}",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "The parameter reads no step."),
    };
}
