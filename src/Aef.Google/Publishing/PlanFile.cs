using System.Text.Json;
using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Google.Publishing;

/// <summary>Plans as JSON.</summary>
public static class PlanFile
{
    /// <summary>The plan as JSON text with a final line break.</summary>
    public static string Write(PublishPlan plan) => JsonSerializer.Serialize(plan, PlanJson.Default.PublishPlan) + "\n";

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">The name of the file, for the message.</param>
    /// <param name="problem">Why the text is not a plan; null if it is.</param>
    /// <returns>The plan; null if the text is none.</returns>
    public static PublishPlan? Read(string text, string name, out Diagnostic? problem)
    {
        problem = null;
        string reason;
        try
        {
            var plan = JsonSerializer.Deserialize(text, PlanJson.Default.PublishPlan);
            if (plan is { Version: PublishPlan.CurrentVersion })
            {
                return plan;
            }

            reason = plan is null
                ? "it is null"
                : FormattableString.Invariant(
                    $"its format has the version {plan.Version}, and this program reads version {PublishPlan.CurrentVersion}");
        }
        catch (JsonException e)
        {
            reason = e.LineNumber is { } line
                ? FormattableString.Invariant($"it is not JSON of a plan (line {line + 1})")
                : "it is not JSON of a plan";
        }

        problem = PublishDiagnostics.InvalidPlan.At(Location.None, Quoted.Text(name), reason);
        return null;
    }
}
