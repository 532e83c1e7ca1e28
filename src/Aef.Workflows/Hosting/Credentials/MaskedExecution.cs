using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>Masks executions for display.</summary>
public static class MaskedExecution
{
    /// <summary>The execution with every secret in its argument, result and error masked.</summary>
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
