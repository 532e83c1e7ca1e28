namespace Aef.Google.Rest.Common;

/// <summary>Values of <c>executionHistoryLevel</c>. A value that is not here may come from a newer version of the API.</summary>
public static class ExecutionHistoryLevel
{
    /// <summary>The default/unset value.</summary>
    public const string LevelUnspecified = "EXECUTION_HISTORY_LEVEL_UNSPECIFIED";

    /// <summary>Enable execution history basic feature for this execution.</summary>
    public const string Basic = "EXECUTION_HISTORY_BASIC";

    /// <summary>Enable execution history detailed feature for this execution.</summary>
    public const string Detailed = "EXECUTION_HISTORY_DETAILED";
}
