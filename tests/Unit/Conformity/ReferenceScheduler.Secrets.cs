using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <content>Each attempt reads its secrets again; if it cannot, or if a parameter with one fails, nothing is started.</content>
internal sealed partial class ReferenceScheduler
{
    private static bool Repeats(ScenarioRetry retry, string failure) =>
        failure != "ExpressionError" && (retry.On.Count == 0 || retry.On.Contains(failure));

    /// <summary>The kind of failure, or null when the parameters of the attempt are complete.</summary>
    private string? ReadSecrets(ScenarioStep step, int attempt)
    {
        var secrets = step.With.Where(p => p.IsSecret).ToList();
        if (secrets.Count == 0)
        {
            return null;
        }

        var isUnreadable = secrets.Exists(p => p.Kind == ParameterKind.FlakySecret) && !SecretText.IsReadable("FLAKY", _now);
        if (isUnreadable || secrets.Exists(p => p.Kind == ParameterKind.BadSecret))
        {
            Report("AttemptStarted", step, attempt);
            return isUnreadable ? "SecretError" : "ExpressionError";
        }

        var properties = JsonNode.Parse(_properties!)!.AsObject(); // the step has parameters
        secrets.ForEach(p => properties[p.Name] = SecretText.ValueOf(p, _now, StatusOf));
        _properties = properties.ToJsonString(Relaxed);
        return null;
    }
}
