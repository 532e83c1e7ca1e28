using System.Net.Http.Headers;
using Aef.Google.Rest;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Outgoing;

namespace Aef.Server.Scheduler;

/// <summary>
/// Calls HTTP targets: APIs that this server has are called on this server, and other hosts only if they are allowed. Every redirect is
/// decided in the same way. Pub/Sub and App Engine do not exist here.
/// </summary>
internal sealed class TargetCaller(OutgoingAddresses addresses, TimeProvider clock) : ITargetCaller, IDisposable
{
    private const int MaxRedirects = 10;

    private static readonly string[] Replaced = ["Host", "Content-Length", "User-Agent", "Transfer-Encoding", "Connection"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public async Task<Status> CallAsync(SchedulerJob job, DateTimeOffset? scheduled, CancellationToken cancellationToken)
    {
        if (job.HttpTarget is not { } target)
        {
            return JobStatuses.Failed(ApiCode.Unimplemented, "This server has neither Pub/Sub nor App Engine.");
        }

        using var deadline = new CancellationTokenSource(job.AttemptDeadline ?? TimeSpan.FromMinutes(3), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await CallAsync(job, target, scheduled, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return JobStatuses.Failed(ApiCode.DeadlineExceeded, "The target did not answer within the attempt deadline.");
        }
        catch (HttpRequestException e)
        {
            return JobStatuses.Failed(ApiCode.Unavailable, $"The target cannot be reached: {e.HttpRequestError}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<Status> CallAsync(
        SchedulerJob job,
        HttpTarget target,
        DateTimeOffset? scheduled,
        CancellationToken cancellationToken)
    {
        var (address, method, body) = (new Uri(target.Uri!), new HttpMethod(target.HttpMethod!), target.Body); // were checked
        for (var redirects = 0; ; redirects++)
        {
            var decision = addresses.Resolve(address);
            if (decision.Problem is { } problem)
            {
                return JobStatuses.Failed(ApiCode.PermissionDenied, $"{problem}.");
            }

            using var request = Create(job, target, scheduled, method, body, decision);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            var status = (int)response.StatusCode;
            if (status is not (301 or 302 or 303 or 307 or 308)
                || response.Headers.Location is not { } location
                || redirects == MaxRedirects)
            {
                return JobStatuses.Of(status);
            }

            address = new Uri(address, location);
            if (address.Scheme is not ("http" or "https"))
            {
                return JobStatuses.Of(status);
            }

            // As browsers and most clients do: only 307 and 308 repeat the method and the body.
            if (status == 303 || (status is 301 or 302 && method == HttpMethod.Post))
            {
                (method, body) = (HttpMethod.Get, null);
            }
        }
    }

    private static HttpRequestMessage Create(
        SchedulerJob job,
        HttpTarget target,
        DateTimeOffset? scheduled,
        HttpMethod method,
        ReadOnlyMemory<byte>? body,
        OutgoingAddress decision)
    {
        var request = new HttpRequestMessage(method, decision.Target);
        if (body is { IsEmpty: false } content)
        {
            request.Content = new ReadOnlyMemoryContent(content);

            // Google's APIs read JSON whatever the type is, so jobs for them often have none.
            var type = decision.Kind == OutgoingKind.Own ? "application/json" : "application/octet-stream";
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        foreach (var (name, value) in target.Headers ?? new Dictionary<string, string?>())
        {
            if (IsKept(name))
            {
                Set(request, name, value);
            }
        }

        request.Headers.TryAddWithoutValidation("User-Agent", "Google-Cloud-Scheduler");
        request.Headers.TryAddWithoutValidation("X-CloudScheduler", "true");
        request.Headers.TryAddWithoutValidation("X-CloudScheduler-JobName", job.Name![(job.Name!.LastIndexOf('/') + 1)..]); // has a name
        if (scheduled is { } time)
        {
            request.Headers.TryAddWithoutValidation("X-CloudScheduler-ScheduleTime", TimestampConverter.Format(time));
        }

        return request;
    }

    private static bool IsKept(string name) =>
        !Replaced.Contains(name, StringComparer.OrdinalIgnoreCase)
        && !name.StartsWith("X-Google-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("X-AppEngine-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("X-CloudScheduler", StringComparison.OrdinalIgnoreCase);

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content is { } content)
        {
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
