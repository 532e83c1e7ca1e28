using System.Text;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>Reads the settings of resources at Google in the form in which definitions determine them.</summary>
internal sealed class NormalForms(PublishTarget target)
{
    private static readonly string[] OwnKeys =
        [Ownership.EnvironmentKey, Ownership.KindKey, Ownership.OwnerKey, Ownership.ToolKey];

    private readonly Ownership _ownership = new(target);

    /// <summary>A workflow, under the id that is asked for.</summary>
    public ResourceState Of(Workflow workflow, string id) => new(
        Ownership.IsPart(workflow) ? ResourceKind.Part : ResourceKind.Workflow, id)
    {
        Fields =
        [
            new(FieldNames.Description, Empty(workflow.Description)),
            new(FieldNames.Labels, Pairs(workflow.Labels, isOwn: true)),
            new(FieldNames.LogLevel, workflow.CallLogLevel is null or "CALL_LOG_LEVEL_UNSPECIFIED" ? null : workflow.CallLogLevel),
            new(FieldNames.OtherLabels, Pairs(workflow.Labels, isOwn: false)),
            new(FieldNames.Account, Account(workflow.ServiceAccount)),
        ],
        Source = workflow.SourceContents,
        Version = workflow.UpdateTime?.UtcDateTime.ToString("O"),
        WhyForeign = _ownership.WhyForeign(workflow),
        Workflow = workflow,
    };

    /// <summary>An object of Cloud Storage.</summary>
    public ResourceState Of(StorageObject stored, ResourceKind kind, string address) => new(kind, address)
    {
        Fields =
        [
            new(FieldNames.Content, stored.Md5Hash),
            new(FieldNames.ContentType, stored.ContentType),
            new(FieldNames.Metadata, Pairs(stored.Metadata, isOwn: true)),
            new(FieldNames.OtherMetadata, Pairs(stored.Metadata, isOwn: false)),
        ],
        Version = FormattableString.Invariant($"{stored.Generation}.{stored.Metageneration}"),
        WhyForeign = _ownership.WhyForeign(stored),
        Stored = stored,
    };

    /// <summary>A job of Cloud Scheduler.</summary>
    public ResourceState Of(SchedulerJob job, string id) => new(ResourceKind.Schedule, id)
    {
        Fields =
        [
            new(FieldNames.Description, Empty(Ownership.TextOf(job))),
            new(FieldNames.Mark, Ownership.LineOf(job)),
            new(FieldNames.Schedule, job.Schedule),
            new(FieldNames.TimeZone, job.TimeZone is "utc" or "UTC" ? "Etc/UTC" : job.TimeZone),
            new(FieldNames.Uri, job.HttpTarget?.Uri),
            new(FieldNames.Method, job.HttpTarget?.HttpMethod),
            new(FieldNames.Headers, ContentType(job.HttpTarget?.Headers)),
            new(FieldNames.Body, job.HttpTarget?.Body is { } body ? Encoding.UTF8.GetString(body.Span) : null),
            new(FieldNames.Account, job.HttpTarget?.OauthToken?.ServiceAccountEmail),
            new(FieldNames.Scope, job.HttpTarget?.OauthToken?.Scope),
            new(FieldNames.State, job.State == SchedulerJobState.Paused ? SchedulerJobState.Paused : SchedulerJobState.Enabled),
        ],
        Version = job.UserUpdateTime?.UtcDateTime.ToString("O"),
        WhyForeign = _ownership.WhyForeign(job),
        Job = job,
    };

    /// <summary>The MD5 of a text in UTF-8, as Cloud Storage writes it.</summary>
    public static string Md5(string text) => Checksums.Md5(Encoding.UTF8.GetBytes(text));

    /// <summary>The marks of Aef, or the others, in the order of their names; null without any.</summary>
    public static string? Pairs(IEnumerable<KeyValuePair<string, string?>>? pairs, bool isOwn) =>
        Empty(string.Join(", ", (pairs ?? [])
            .Where(p => OwnKeys.Contains(p.Key, StringComparer.Ordinal) == isOwn)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}")));

    /// <summary>The address of a service account without the resource name around it.</summary>
    public static string? Account(string? account) => account is null ? null : Empty(account[(account.LastIndexOf('/') + 1)..]);

    /// <summary>What labels or metadata were before, with the marks of Aef.</summary>
    public static Dictionary<string, string?> Merge(
        IReadOnlyDictionary<string, string?>? existing, IEnumerable<KeyValuePair<string, string?>> own) =>
        (existing ?? new Dictionary<string, string?>())
            .Where(p => !OwnKeys.Contains(p.Key, StringComparer.Ordinal))
            .Concat(own)
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    // Cloud Scheduler adds User-Agent and others, which nobody sets.
    private static string? ContentType(IReadOnlyDictionary<string, string?>? headers) =>
        headers?.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value is { } type
            ? $"Content-Type: {type}"
            : null;

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
