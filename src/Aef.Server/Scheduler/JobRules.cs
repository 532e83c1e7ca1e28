using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Http;

namespace Aef.Server.Scheduler;

/// <summary>The rules for jobs, and the values of fields that a user leaves out (cloud-workflows.md, section 8.4).</summary>
internal static class JobRules
{
    private const int MaxUri = 2083;
    private const int MaxHeaders = 80 * 1024;

    private static readonly string[] Methods =
    [
        HttpMethodName.Post, HttpMethodName.Get, HttpMethodName.Head, HttpMethodName.Put, HttpMethodName.Delete, HttpMethodName.Patch,
        HttpMethodName.Options,
    ];

    /// <summary>Adds the default values.</summary>
    public static SchedulerJob Complete(SchedulerJob job)
    {
        var retry = job.RetryConfig ?? new RetryConfig();
        return job with
        {
            TimeZone = string.IsNullOrEmpty(job.TimeZone) ? "UTC" : job.TimeZone,
            AttemptDeadline = job.AttemptDeadline ?? (job.PubsubTarget is null ? TimeSpan.FromMinutes(3) : null),
            RetryConfig = retry with
            {
                RetryCount = retry.RetryCount is 0 ? null : retry.RetryCount,
                MaxRetryDuration = retry.MaxRetryDuration ?? TimeSpan.Zero,
                MinBackoffDuration = retry.MinBackoffDuration ?? TimeSpan.FromSeconds(5),
                MaxBackoffDuration = retry.MaxBackoffDuration ?? TimeSpan.FromHours(1),
                MaxDoublings = retry.MaxDoublings ?? 5,
            },
            HttpTarget = job.HttpTarget is { } target
                ? target with { HttpMethod = MethodOf(target.HttpMethod), Headers = WithoutNulls(target.Headers) }
                : null,
            AppEngineHttpTarget = job.AppEngineHttpTarget is { } app
                ? app with { HttpMethod = MethodOf(app.HttpMethod), Headers = WithoutNulls(app.Headers), RelativeUri = app.RelativeUri ?? "/" }
                : null,
        };
    }

    /// <summary>Throws for an invalid job; its schedule is checked elsewhere.</summary>
    public static void Check(SchedulerJob job)
    {
        FieldRules.CheckLength("job.description", job.Description, 500);
        var targets = new object?[] { job.HttpTarget, job.PubsubTarget, job.AppEngineHttpTarget }.Count(t => t is not null);
        if (targets != 1)
        {
            throw ApiException.InvalidField(
                "job.target",
                "A job needs exactly one of httpTarget, pubsubTarget and appEngineHttpTarget.");
        }

        CheckRetries(job.RetryConfig);
        if (job.PubsubTarget is null && job.AttemptDeadline is { } deadline)
        {
            var most = job.HttpTarget is null ? TimeSpan.FromHours(24) : TimeSpan.FromMinutes(30);
            Require(
                deadline >= TimeSpan.FromSeconds(15) && deadline <= most,
                "job.attempt_deadline",
                $"The deadline must be from 15s to {most.TotalSeconds}s.");
        }

        if (job.HttpTarget is { } http)
        {
            CheckHttp(http);
        }

        if (job.PubsubTarget is { } pubsub)
        {
            Require(
                pubsub.TopicName?.Split('/') is ["projects", { Length: > 0 }, "topics", { Length: > 0 }],
                "job.pubsub_target.topic_name",
                "The name must have the form projects/PROJECT/topics/TOPIC.");
            Require(
                pubsub.Data is { IsEmpty: false } || pubsub.Attributes is { Count: > 0 },
                "job.pubsub_target.data",
                "A message needs data or at least one attribute.");
        }

        if (job.AppEngineHttpTarget is { } app)
        {
            CheckMethod("job.app_engine_http_target", app.HttpMethod, app.Body);
        }
    }

    private static void CheckHttp(HttpTarget target)
    {
        const string Path = "job.http_target";
        Require(
            Uri.TryCreate(target.Uri, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0,
            $"{Path}.uri",
            "The URI must begin with http:// or https://.");
        Require(target.Uri!.Length <= MaxUri, $"{Path}.uri", $"The URI must have at most {MaxUri} characters."); // is one
        CheckMethod(Path, target.HttpMethod, target.Body);
        Require(
            target.OauthToken is null || target.OidcToken is null,
            Path,
            "A target has either an oauthToken or an oidcToken.");
        Require(
            !(target.OauthToken is { ServiceAccountEmail: null or "" }) && !(target.OidcToken is { ServiceAccountEmail: null or "" }),
            $"{Path}.service_account_email",
            "A token needs the e-mail address of a service account.");
        var headers = target.Headers ?? new Dictionary<string, string?>();
        Require(
            headers.Sum(h => h.Key.Length + (h.Value?.Length ?? 0)) < MaxHeaders,
            $"{Path}.headers",
            "The headers must be smaller than 80 KB.");
        foreach (var (name, value) in headers)
        {
            Require(
                name.Length > 0
                    && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
                    && value?.All(c => c is >= ' ' and <= '~' or '\t') == true,
                $"{Path}.headers",
                $"The header \"{name}\" is invalid.");
        }
    }

    private static void CheckMethod(string path, string? method, ReadOnlyMemory<byte>? body)
    {
        FieldRules.CheckEnum($"{path}.http_method", method, Methods);
        Require(
            body is not { IsEmpty: false } || method is HttpMethodName.Post or HttpMethodName.Put or HttpMethodName.Patch,
            $"{path}.body",
            "Only POST, PUT and PATCH have a body.");
    }

    private static void CheckRetries(RetryConfig? retry)
    {
        const string Path = "job.retry_config";
        Require(retry?.RetryCount is null or (>= 0 and <= 5), $"{Path}.retry_count", "The number of retries must be from 0 to 5.");
        Require(retry?.MaxDoublings is null or >= 0, $"{Path}.max_doublings", "The number must not be negative.");
        CheckDuration($"{Path}.max_retry_duration", retry?.MaxRetryDuration);
        CheckDuration($"{Path}.min_backoff_duration", retry?.MinBackoffDuration);
        CheckDuration($"{Path}.max_backoff_duration", retry?.MaxBackoffDuration);
    }

    private static void CheckDuration(string field, TimeSpan? value) =>
        Require(value is null || (value >= TimeSpan.Zero && value <= TimeSpan.FromDays(366)), field, "The duration must be from 0s to 366 days.");

    private static void Require(bool isValid, string field, string problem)
    {
        if (!isValid)
        {
            throw ApiException.InvalidField(field, problem);
        }
    }

    private static string MethodOf(string? method) =>
        method is null or "" or HttpMethodName.HttpMethodUnspecified ? HttpMethodName.Post : method;

    private static Dictionary<string, string?>? WithoutNulls(IReadOnlyDictionary<string, string?>? headers)
    {
        var kept = headers?.Where(h => h.Value is not null).ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal);
        return kept is { Count: > 0 } ? kept : null;
    }
}
