using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Hosting.Connectors;

/// <summary>
/// One call of a connector: its requests are retried with the library's policies, and a long-running operation is polled until it has ended
/// (https://cloud.google.com/workflows/docs/connectors).
/// </summary>
internal sealed class ConnectorCall(EnvironmentScope scope, HostedEffect hosted, CallEffect call, ConnectorSettings settings)
{
    /// <summary>Starts the call.</summary>
    public static void Begin(EnvironmentScope scope, HostedEffect hosted, CallEffect call)
    {
        try
        {
            var connector = new ConnectorCall(scope, hosted, call, ConnectorSettings.Read(call.Arguments));
            connector.Request(call, CallReason.Step, connector.Started);
        }
        catch (WorkflowErrorException e)
        {
            hosted.Answer(EffectOutcome.Failure(e.Error));
        }
    }

    /// <summary>True for a method that only reads, so that its calls can be repeated.</summary>
    public static bool IsGet(string function) => function.Split('.')[^1] is var method
        && (
            method.StartsWith("get", StringComparison.Ordinal)
                || method.StartsWith("list", StringComparison.Ordinal)
                || method is "access" or "accessString" or "aggregatedList");

    private void Started(EffectOutcome outcome)
    {
        if (outcome.IsFailure || settings.SkipPolling || LongRunningOperation.Find(call, outcome.Content) is not { } operation)
        {
            hosted.Answer(outcome);
        }
        else
        {
            Wait(operation, settings.InitialDelay < settings.MaxDelay ? settings.InitialDelay : settings.MaxDelay);
        }
    }

    private void Wait(LongRunningOperation operation, TimeSpan delay)
    {
        if (operation.IsDone)
        {
            hosted.Answer(operation.Outcome);
            return;
        }

        hosted.At(hosted.Loop.Now + delay, () =>
        {
            var poll = new CallEffect(call.Id, call.FiberId, operation.PollFunction, operation.PollArguments, null, call.Timeout)
            {
                Step = call.Step,
                Context = call.Context,
            };
            Request(poll, CallReason.Poll, outcome =>
            {
                if (outcome.IsFailure)
                {
                    hosted.Answer(outcome);
                }
                else if (LongRunningOperation.Find(poll, outcome.Content) is { } next)
                {
                    Wait(
                        next with { PollFunction = operation.PollFunction, PollArguments = operation.PollArguments },
                        settings.After(delay));
                }
                else
                {
                    hosted.Answer(EffectOutcome.Failure(OperationErrors.WrongResponse(poll.Function, outcome.Content)));
                }
            });
        });
    }

    private void Request(
        CallEffect request,
        CallReason reason,
        Action<EffectOutcome> then,
        int retries = 0,
        double delay = RetryDefaults.InitialDelay)
    {
        var policy = IsGet(request.Function) ? "http.default_retry_predicate" : "http.default_retry_predicate_non_idempotent";
        hosted.Begin(request, scope.Requests(reason), outcome =>
        {
            if (!outcome.IsFailure || retries == RetryDefaults.MaxRetries || !RetryPredicates.Test(policy, outcome.Content))
            {
                then(outcome);
            }
            else
            {
                var next = Math.Min(delay * RetryDefaults.Multiplier, RetryDefaults.MaxDelay);
                hosted.At(
                    hosted.Loop.Now + TimeSpan.FromSeconds(delay),
                    () => Request(request, reason == CallReason.Poll ? reason : CallReason.Retry, then, retries + 1, next));
            }
        });
    }
}
