using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Network;

namespace Aef.Runs.Executors.Http;

/// <summary>
/// One job of a function at a local address, with the protocol of AEF's deployed functions: it starts the job and returns its id, and polls
/// of it return <c>running</c> or <c>success</c>. A function that answers anything but an id has done the whole job.
/// </summary>
internal sealed class FunctionJob(HttpNetwork network, JobCall call, string address)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Runs the job to its end.</summary>
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var request = call.IsSync ? call.Request : call.Request.With("call_type", "get_id");
        var start = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (start.IsFailure)
        {
            return HttpText.Failed(start.Content);
        }

        var answer = start.Content["body"];
        if (call.IsSync || !answer.TryGetString(out var id) || !id.StartsWith("aef", StringComparison.Ordinal))
        {
            return JobResult.Success(answer);
        }

        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            await call.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            var question = call.Request.With("call_type", "get_status").With("async_job_id", id);
            var poll = await SendAsync(question, cancellationToken).ConfigureAwait(false);
            if (poll.IsFailure)
            {
                return HttpText.Failed(poll.Content);
            }

            if (!poll.Content["body"].TryGetString(out var state) || state is not ("running" or "success"))
            {
                return JobResult.Failed($"The state of the job {id} is neither success nor running: {JobText.Of(poll.Content["body"])}");
            }

            if (state == "success")
            {
                return JobResult.Success(WorkflowValue.FromMap(("async_job_id", WorkflowValue.FromString(id))));
            }
        }
    }

    private Task<EffectOutcome> SendAsync(WorkflowValue body, CancellationToken cancellationToken) => network.RequestAsync(
        new HttpRequest
        {
            Method = "POST",
            Url = address,
            Headers = WorkflowValue.FromMap(("Content-Type", "application/json")),
            Body = body,
            Auth = WorkflowValue.FromMap(("type", "OIDC")),
        },
        cancellationToken);
}
