using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>One transaction with the work of a step and its row in the step log: both are there, or neither.</summary>
internal static class StepTransaction
{
    /// <summary>Does the work, or returns the output of work that was done before.</summary>
    public static async Task<WorkflowValue> RunAsync(
        ISqlConnection database,
        EnvironmentConnection connection,
        DataCall call,
        Func<Task<WorkflowValue>> work,
        CancellationToken cancellationToken)
    {
        var log = StepLog.Of(database, connection, call);
        if (log is null)
        {
            call.RefuseRepetition("its connection keeps no step log");
        }
        else
        {
            await log.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        await database.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (log is not null && await log.FindAsync(cancellationToken).ConfigureAwait(false) is { } recorded)
            {
                call.Job.Log("INFO", "The step log of the connection shows that this attempt was done before; it is not repeated.");
                return recorded;
            }

            var output = await work().ConfigureAwait(false);
            if (log is not null)
            {
                await log.RecordAsync(output, cancellationToken).ConfigureAwait(false);
            }

            await database.CommitAsync(cancellationToken).ConfigureAwait(false);
            return output;
        }
        finally
        {
            await database.RollbackAsync().ConfigureAwait(false);
        }
    }
}
