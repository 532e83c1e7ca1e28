using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Connectors;

/// <summary>
/// <c>connector_params</c>, with the defaults of https://cloud.google.com/workflows/docs/connectors. The host applies the timeout.
/// </summary>
internal sealed record ConnectorSettings(TimeSpan InitialDelay, double Multiplier, TimeSpan MaxDelay, bool SkipPolling)
{
    private const double Longest = 31_536_000;

    // Without a pause the clock of a run on virtual time would not advance.
    private const double Shortest = 0.1;

    /// <summary>Reads the settings of a call; raises the error of the call when they are invalid.</summary>
    public static ConnectorSettings Read(in WorkflowValue arguments)
    {
        var settings = arguments["connector_params"];
        if (settings.IsNull)
        {
            return new ConnectorSettings(TimeSpan.FromSeconds(1), 1.25, TimeSpan.FromSeconds(60), SkipPolling: false);
        }

        Arguments.Map(settings, "connector_params");
        CheckScopes(settings["scopes"]);
        var policy = settings["polling_policy"];
        if (!policy.IsNull)
        {
            Arguments.Map(policy, "polling_policy");
        }

        var multiplier = policy["multiplier"].IsNull ? 1.25 : Arguments.Number(policy["multiplier"], "multiplier");
        return multiplier >= 1 && double.IsFinite(multiplier)
            ? new ConnectorSettings(
                Seconds(policy, "initial_delay", 1),
                multiplier,
                Seconds(policy, "max_delay", 60),
                Arguments.Boolean(settings["skip_polling"], "skip_polling", otherwise: false))
            : throw WorkflowErrorException.Value("'multiplier' must be at least 1");
    }

    /// <summary>The pause after one of the given length.</summary>
    public TimeSpan After(TimeSpan delay) => TimeSpan.FromSeconds(Math.Min(delay.TotalSeconds * Multiplier, MaxDelay.TotalSeconds));

    private static TimeSpan Seconds(in WorkflowValue policy, string name, double otherwise) =>
        TimeSpan.FromSeconds(policy[name].IsNull ? otherwise : Math.Clamp(WaitingFunctions.Seconds(policy[name], name), Shortest, Longest));

    private static void CheckScopes(in WorkflowValue scopes)
    {
        if (scopes.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.String or WorkflowValueKind.List))
        {
            throw Arguments.Wrong(scopes, "scopes", "a string or a list");
        }
    }
}
