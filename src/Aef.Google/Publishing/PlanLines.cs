using System.Text;
using Aef.Core.Operations;
using Aef.Google.Rest.Clients;

namespace Aef.Google.Publishing;

/// <summary>Adds to a plan what people review: settings by field, sources and bodies by line.</summary>
internal sealed class PlanLines(GoogleClients clients, ILineDiff differences)
{
    private const int MaxLines = 20_000;

    // Their values are long, or may contain inputs: a plan file names them only.
    private static readonly string[] ByLine = [FieldNames.Source, FieldNames.Body, FieldNames.Content];

    /// <summary>The item with its changes.</summary>
    public async Task<PlanItem> AddAsync(
        PlanItem item,
        DesiredResource resource,
        ResourceState? existing,
        IReadOnlyList<PlanChange> changes,
        CancellationToken cancellationToken)
    {
        item = item with
        {
            Changes =
            [
                .. changes.Select(c => ByLine.Contains(c.Field, StringComparer.Ordinal)
                    ? c with { Before = null, After = null }
                    : c with { Before = Hidden(c.Before), After = Hidden(c.After) }),
            ],
        };
        if (existing is null || !changes.Any(c => ByLine.Contains(c.Field, StringComparer.Ordinal)))
        {
            return item;
        }

        var (before, after) = item.Kind == ResourceKind.Schedule
            ? (existing[FieldNames.Body], resource[FieldNames.Body])
            : (existing.Source ?? await ContentAsync(existing, cancellationToken).ConfigureAwait(false), resource.Source);
        return before is null || after is null
            ? item
            : item with { Lines = Compare(before, after) };
    }

    private static string? Hidden(string? text) => text is null ? null : CredentialPatterns.Hide(text);

    private IReadOnlyList<DiffLine> Compare(string before, string after)
    {
        string[] old = [.. before.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(CredentialPatterns.Hide)];
        string[] now = [.. after.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(CredentialPatterns.Hide)];
        return old.Length + now.Length > MaxLines ? [] : differences.Compare(old, now);
    }

    private async Task<string?> ContentAsync(ResourceState existing, CancellationToken cancellationToken)
    {
        if (existing.Stored is not { Size: < 1_000_000, Generation: { } generation })
        {
            return null;
        }

        var (bucket, name) = ResourceIds.Split(existing.Name);
        var bytes = await clients.Storage.DownloadAsync(bucket, name, generation, cancellationToken).ConfigureAwait(false);
        return bytes is null || bytes.Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes);
    }
}
