namespace Aef.Tests.Airflow.Model;

/// <summary>What the functions of a DAG return, and what its templates become. A run asks for one value at a time.</summary>
internal interface IExpressionValues
{
    /// <summary>Calls the function of a task.</summary>
    FunctionResult Call(string function, IReadOnlyDictionary<string, object?> arguments, TaskContext context);
}

/// <summary>How the call of a function ended, and what it returned or pushed.</summary>
internal sealed record FunctionResult(FunctionEnd End, object? Value = null, string? Message = null)
{
    /// <summary>What it pushed under keys of its own.</summary>
    public IReadOnlyDictionary<string, object?> Pushed { get; init; } = new Dictionary<string, object?>();
}

internal enum FunctionEnd
{
    Returned,

    /// <summary>It raised AirflowSkipException.</summary>
    Skipped,

    /// <summary>It raised AirflowFailException, which is not retried.</summary>
    FailedForGood,

    /// <summary>It raised anything else.</summary>
    Failed,
}

/// <summary>What a function can ask about its run: of <paramref name="States"/> and XComs, a mapped task has one entry per index.</summary>
internal sealed record TaskContext(
    string TaskId,
    int MapIndex,
    int Try,
    IReadOnlyDictionary<string, IReadOnlyDictionary<int, TaskState>> States,
    IReadOnlyDictionary<(string Task, int Index, string Key), object?> XComs,
    IReadOnlyDictionary<string, object?> Params);
