using Aef.Google.Rest.Common;

namespace Aef.Google.Rest.Clients;

/// <summary>Waits for long-running operations with delays from 0.2 s that grow by 1.8 up to 30 s, with jitter.</summary>
internal static class OperationWaiter
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Waits until an operation is done.</summary>
    /// <param name="caller">The clock.</param>
    /// <param name="method">The method that started the operation, for messages.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="get">Reads the operation again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GoogleApiException">The operation failed.</exception>
    /// <exception cref="UnansweredException">The operation is not done after half an hour.</exception>
    public static async Task<Operation> WaitAsync(
        GoogleCaller caller,
        string method,
        Operation operation,
        Func<string, CancellationToken, Task<Operation>> get,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var start = caller.Clock.GetTimestamp();
        var delay = TimeSpan.FromMilliseconds(200);
        while (operation.Done != true)
        {
            if (operation.Name is not { Length: > 0 } name)
            {
                throw new GoogleApiException(method, 200, "INVALID_ANSWER", "The server returned an operation without a name.");
            }

            if (caller.Clock.GetElapsedTime(start) > Limit)
            {
                throw new UnansweredException(
                    method, caller.Endpoints.Workflows.Authority, mayHaveHappened: true,
                    $"The operation \"{name}\" is not done after 30 minutes.");
            }

            await caller.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
            delay = delay * 1.8 < Longest ? delay * 1.8 : Longest;
            operation = await get(name, cancellationToken).ConfigureAwait(false);
        }

        return operation.Error is { } error
            ? throw new GoogleApiException(
                method, StatusNames.Http(error.Code), StatusNames.Name(error.Code), error.Message ?? "The operation failed.")
            : operation;
    }
}
