namespace Aef.Google.Rest.Common;

/// <summary>Values of <c>callLogLevel</c>. A value that is not here may come from a newer version of the API.</summary>
public static class CallLogLevel
{
    /// <summary>No call logging level specified.</summary>
    public const string CallLogLevelUnspecified = "CALL_LOG_LEVEL_UNSPECIFIED";

    /// <summary>Log all call steps within workflows, all call returns, and all exceptions raised.</summary>
    public const string LogAllCalls = "LOG_ALL_CALLS";

    /// <summary>Log only exceptions that are raised from call steps within workflows.</summary>
    public const string LogErrorsOnly = "LOG_ERRORS_ONLY";

    /// <summary>Explicitly log nothing.</summary>
    public const string LogNone = "LOG_NONE";
}
