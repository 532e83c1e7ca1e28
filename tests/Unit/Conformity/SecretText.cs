using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <summary>
/// Secrets in scenarios: how a definition reads them, and what they are. They are rotated all the time: a value belongs to a moment.
/// </summary>
internal static class SecretText
{
    /// <summary>Every secret contains it, and nothing else does.</summary>
    public const string Mark = "Zq7";

    /// <summary>The project of the run.</summary>
    public const string Own = "own";

    private const int Repeats = 30;

    /// <summary>The number of the value that secrets have at a time; they change every 41 seconds.</summary>
    public static int Rotation(double seconds) => (int)((seconds + 0.37) / 41);

    /// <summary>False while the secret FLAKY cannot be read.</summary>
    public static bool IsReadable(string name, double seconds) => name != "FLAKY" || Rotation(seconds) % 2 == 1;

    /// <summary>The value of a version of a secret.</summary>
    public static string Of(string project, string name, string version, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{name}.{version}@{project}\"ä${{x}}#{Rotation(seconds)}");

    /// <summary>Adds the inputs and variables that the parameters read.</summary>
    public static void AddDeclarations(JsonObject root, Scenario scenario)
    {
        if (!scenario.Steps.SelectMany(s => s.With).Any(p => p.IsSecret))
        {
            return;
        }

        root["inputs"] = new JsonObject
        {
            ["key"] = new JsonObject { ["secret"] = true, ["default"] = "secret:projects/other/secrets/KEY/versions/7" },
            ["pin"] = new JsonObject { ["secret"] = true, ["default"] = "secret:PIN/versions/3" },
            ["user"] = new JsonObject { ["default"] = "bob" },
        };
        root["variables"] = new JsonObject
        {
            ["plain"] = "user ${inputs.user}",
            ["secret"] = "<${secrets.TOKEN}>",
            ["pair"] = new JsonObject { ["user"] = "${variables.plain}", ["both"] = new JsonArray("${variables.secret}", "${inputs.pin}") },
        };
    }

    /// <summary>How a definition writes the parameter.</summary>
    public static JsonNode Expression(ScenarioParameter parameter)
    {
        var status = $"steps[{JsonSerializer.Serialize(parameter.Step)}].status";
        return parameter.Kind switch
        {
            ParameterKind.Secret => "${secrets.TOKEN}",
            ParameterKind.SecretInText => new JsonObject
            {
                ["in"] = new JsonArray(1, $"a ${{variables.secret}} at ${{{status}}}", "$${secrets.TOKEN}"),
            },
            ParameterKind.SecretInputs => "${inputs.key + \"/\" + inputs.pin}",
            ParameterKind.LongSecret =>
                $"${{{string.Join(" + ", Enumerable.Repeat($"\"<\" + secrets.TOKEN + {status} + \">\"", Repeats))}}}",
            ParameterKind.SecretPair => "${variables.pair}",
            ParameterKind.SecretInLogic => "${secrets.TOKEN != \"\" or int(\"x\") == 1}",
            ParameterKind.FlakySecret => "${secrets.FLAKY}",
            _ => "${int(secrets.TOKEN)}",
        };
    }

    /// <summary>What the function receives in an attempt that starts at a time.</summary>
    public static JsonNode? ValueOf(ScenarioParameter parameter, double seconds, Func<string, string> statusOf)
    {
        var token = Of(Own, "TOKEN", "latest", seconds);
        var pin = Of(Own, "PIN", "3", seconds);
        return parameter.Kind switch
        {
            ParameterKind.Secret => token,
            ParameterKind.SecretInText => new JsonObject
            {
                ["in"] = new JsonArray(1, $"a <{token}> at {statusOf(parameter.Step!)}", "${secrets.TOKEN}"),
            },
            ParameterKind.SecretInputs => $"{Of("other", "KEY", "7", seconds)}/{pin}",
            ParameterKind.LongSecret => string.Concat(Enumerable.Repeat($"<{token}{statusOf(parameter.Step!)}>", Repeats)),
            ParameterKind.SecretPair => new JsonObject { ["user"] = "user bob", ["both"] = new JsonArray($"<{token}>", pin) },
            ParameterKind.SecretInLogic => true,
            _ => Of(Own, "FLAKY", "latest", seconds),
        };
    }
}
