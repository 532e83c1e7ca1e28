namespace Aef.Google.Rest.Executions;

/// <summary>Values of <c>stepType</c>. A value that is not here may come from a newer version of the API.</summary>
public static class StepType
{
    /// <summary>Invalid step type.</summary>
    public const string TypeUnspecified = "STEP_TYPE_UNSPECIFIED";

    /// <summary>The step entry assigns new variable(s).</summary>
    public const string Assign = "STEP_ASSIGN";

    /// <summary>The step entry calls a standard library routine.</summary>
    public const string StdLibCall = "STEP_STD_LIB_CALL";

    /// <summary>The step entry calls a connector.</summary>
    public const string ConnectorCall = "STEP_CONNECTOR_CALL";

    /// <summary>The step entry calls a subworklfow.</summary>
    public const string SubworkflowCall = "STEP_SUBWORKFLOW_CALL";

    /// <summary>The step entry calls a subworkflow/stdlib.</summary>
    public const string Call = "STEP_CALL";

    /// <summary>The step entry executes a switch-case block.</summary>
    public const string Switch = "STEP_SWITCH";

    /// <summary>The step entry executes a condition inside a switch.</summary>
    public const string Condition = "STEP_CONDITION";

    /// <summary>The step entry executes a for loop.</summary>
    public const string For = "STEP_FOR";

    /// <summary>The step entry executes a iteration of a for loop.</summary>
    public const string ForIteration = "STEP_FOR_ITERATION";

    /// <summary>The step entry executes a parallel for loop.</summary>
    public const string ParallelFor = "STEP_PARALLEL_FOR";

    /// <summary>The step entry executes a series of parallel branch(es).</summary>
    public const string ParallelBranch = "STEP_PARALLEL_BRANCH";

    /// <summary>The step entry executes a branch of a parallel branch.</summary>
    public const string ParallelBranchEntry = "STEP_PARALLEL_BRANCH_ENTRY";

    /// <summary>The step entry executes a try/retry/except block.</summary>
    public const string TryRetryExcept = "STEP_TRY_RETRY_EXCEPT";

    /// <summary>The step entry executes the try part of a try/retry/except block.</summary>
    public const string Try = "STEP_TRY";

    /// <summary>The step entry executes the retry part of a try/retry/except block.</summary>
    public const string Retry = "STEP_RETRY";

    /// <summary>The step entry executes the except part of a try/retry/except block.</summary>
    public const string Except = "STEP_EXCEPT";

    /// <summary>The step entry returns.</summary>
    public const string Return = "STEP_RETURN";

    /// <summary>The step entry raises an error.</summary>
    public const string Raise = "STEP_RAISE";

    /// <summary>The step entry jumps to another step.</summary>
    public const string Goto = "STEP_GOTO";
}
