using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>Executions as they may be shown.</summary>
public static class MaskedExecution
{
    /// <summary>The execution with every secret in its argument, its result and its error hidden.</summary>
    public static Execution Of(Execution execution, Secrets secrets)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(secrets);
        return secrets.IsEmpty ? execution : execution with
        {
            Argument = secrets.Mask(execution.Argument),
            Result = secrets.Mask(execution.Result),
            Error = execution.Error is { } error
                ? new ExecutionError(secrets.Mask(error.Value), secrets.Mask(error.Payload), secrets.Mask(error.Context), error.StackTrace)
                : null,
        };
    }
}
