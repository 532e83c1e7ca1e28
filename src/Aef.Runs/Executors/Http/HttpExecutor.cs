using Aef.Core.Pipelines.Catalog;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Network;

namespace Aef.Runs.Executors.Http;

/// <summary>
/// Runs jobs as HTTP requests: one request, whose status decides, or a function of AEF at a local address, which is polled until its job
/// has ended.
/// </summary>
internal sealed class HttpExecutor(Func<string, string?>? tokens) : IJobExecutor, IDisposable
{
    private readonly HttpNetwork _network = new(AllowedHosts.All, tokens);

    /// <inheritdoc/>
    public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Binding is not HttpBinding binding
            ? throw new ArgumentException("The call has another local kind.", nameof(call))
            : binding.Method is { } method
                ? RequestAsync(call, binding, method, cancellationToken)
                : new FunctionJob(_network, call, JobText.Of(call.Resolve(binding.Url))).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private async Task<JobResult> RequestAsync(JobCall call, HttpBinding binding, string method, CancellationToken cancellationToken)
    {
        var outcome = await _network.RequestAsync(
            new HttpRequest
            {
                Method = JobText.Of(call.Resolve(method)).ToUpperInvariant(),
                Url = JobText.Of(call.Resolve(binding.Url)),
                Headers = call.Resolve(binding.Headers),
                Query = call.Resolve(binding.Query),
                Body = call.Resolve(binding.Body),
                Auth = call.Resolve(binding.Auth),
            },
            cancellationToken).ConfigureAwait(false);
        return outcome.IsFailure
            ? HttpText.Failed(outcome.Content)
            : HttpText.IsCut(outcome.Content["body"])
                ? HttpText.TooLong
            : JobResult.Success(WorkflowValue.FromMap(("status", outcome.Content["code"]), ("body", outcome.Content["body"])));
    }
}
