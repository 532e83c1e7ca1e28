namespace Aef.Runs.Simulation;

/// <summary>What the calls of a connector binding are for.</summary>
internal static class ConnectorActions
{
    /// <summary>The start of a job.</summary>
    public const string Start = "start";

    /// <summary>The search for a job whose start has no answer.</summary>
    public const string Find = "find";

    /// <summary>A poll.</summary>
    public const string Status = "status";
}
