using System.Text.Json.Nodes;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>The mistakes with secrets that the property test must find.</summary>
internal static class SecretFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText(
            "only the first attempt reads the secrets",
            "aef_job",
            "secret_parameters",
            "${get_type(properties) == \"map\"}",
            "${get_type(properties) == \"map\" and attempt == 1}"),
        InText("the version is ignored", "aef_secret", "with_version", "${parts[len(parts) - 1]}", "latest"),
        InText("the project of a reference is ignored", "aef_secret", "whole_name", "${parts[1]}", "${owner}"),
        InText("a whole name is not recognized", "aef_secret", "whole_name", "len(parts) > 3", "len(parts) > 9"),
        InText("one secret is read instead of another", "aef_secret_parameters", null, "secrets[1]", "secrets[0]"),
        InText("one value is read instead of another", "aef_secret_parameters", null, "values[1]", "values[0]"),
        InText("the branch of another step is taken", "aef_secret_parameters", null, "number == 1", "number == 0"),
        InText("the parameters with secrets are lost", "aef_secret_with", "merge", "${with}", "{}"),
        InText("the other parameters are lost", "aef_secret_with", "merge", "${secrets.properties}", "{}"),
        InText("an unreadable secret has the kind of a refused start", "aef_secret", "fail", "SecretError", "StartRefused"),
        InText("a failing expression has no kind", "aef_secret_with", "hide", "ExpressionError", "JobFailed"),
        InText("a failing expression is evaluated in other attempts", "aef_job", "secret_hide", "\"ExpressionError\"", "\"none\""),
        InText("failures are not hidden", "aef_job", "secret_hide", "get_type(properties) == \"map\"", "false"),
        InText("the answer of a function is not hidden", "aef_secret_failure", "hide_answer", "failure.answer != \"\"", "false"),
        new("the error of an expression is not hidden", e => e.Change("aef_secret_with", "kind", m =>
        {
            m["message"] = "${json.encode_to_string(values)}";
            return true;
        })),
        new("a log entry contains the parameters", e => e.Change("aef_job", "event", m =>
        {
            m["step"] = "${step}";
            return m["event"]?.ToString() == "job_succeeded";
        })),
        new("a variable with a secret is lost", e => e.Change("aef_secret_parameters", "variables.secret", m =>
        {
            m["variables.secret"] = JsonValue.Create(string.Empty);
            return true;
        })),
    ];
}
