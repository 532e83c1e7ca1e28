using System.Text;

namespace Aef.Server.Storage;

/// <summary>
/// What a request names: bucket, object and the rest of the path. Names are read from the target as it was sent and decoded once, because the
/// path that ASP.NET decodes does not tell <c>a%2Fb</c> from <c>a%252Fb</c>.
/// </summary>
/// <param name="Prefix">The part before <c>b</c>: empty, or for uploads and downloads.</param>
/// <param name="Bucket">The bucket; null for the collection of all buckets.</param>
/// <param name="Part">The part of the bucket, such as <c>o</c>; null for the bucket itself.</param>
/// <param name="Object">The name of the object; null for the collection.</param>
/// <param name="Verb">The verb after the object, such as <c>rewriteTo</c>.</param>
/// <param name="TargetBucket">The bucket of a copy.</param>
/// <param name="TargetObject">The object of a copy.</param>
internal sealed record StorageRoute(
    StoragePrefix Prefix,
    string? Bucket = null,
    string? Part = null,
    string? Object = null,
    string? Verb = null,
    string? TargetBucket = null,
    string? TargetObject = null)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly (string Path, StoragePrefix Prefix)[] Prefixes =
    [
        ("/resumable/upload/storage/v1/", StoragePrefix.Upload),
        ("/upload/storage/v1/", StoragePrefix.Upload),
        ("/download/storage/v1/", StoragePrefix.Download),
        ("/storage/v1/", StoragePrefix.None),
        ("/", StoragePrefix.None),
    ];

    /// <summary>Reads a target such as <c>/storage/v1/b/B/o/a%2Fb?alt=json</c>; null if the API has no such path.</summary>
    public static StorageRoute? Parse(string target)
    {
        var path = PathOf(target);
        var (start, prefix) = Prefixes.FirstOrDefault(p => path.StartsWith(p.Path, StringComparison.Ordinal));
        if (start is null)
        {
            return null;
        }

        var segments = path[start.Length..].Split('/').Select(Decode).ToArray();
        return segments switch
        {
            ["b"] => new StorageRoute(prefix),
            ["b", { Length: > 0 } bucket] => new StorageRoute(prefix, bucket),
            ["b", { Length: > 0 } bucket, { Length: > 0 } part] => new StorageRoute(prefix, bucket, part),
            ["b", { Length: > 0 } bucket, "o", { Length: > 0 } name] => new StorageRoute(prefix, bucket, "o", name),
            ["b", { Length: > 0 } bucket, "o", { Length: > 0 } name, "compose" or "acl" or "iam"] =>
                new StorageRoute(prefix, bucket, "o", name, segments[4]),
            ["b", { Length: > 0 } bucket, "o", { Length: > 0 } name, "rewriteTo" or "copyTo", "b", { Length: > 0 } to, "o", { Length: > 0 } copy] =>
                new StorageRoute(prefix, bucket, "o", name, segments[4], to, copy),
            _ => null,
        };
    }

    private static string PathOf(string target)
    {
        var path = target;
        if (!target.StartsWith('/') && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            var slash = target.IndexOf('/', scheme + 3);
            path = slash < 0 ? "/" : target[slash..];
        }

        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? path : path[..query];
    }

    private static string Decode(string segment)
    {
        if (!segment.Contains('%', StringComparison.Ordinal))
        {
            return segment;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(segment.Length)];
        var count = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] == '%' && i + 2 < segment.Length && char.IsAsciiHexDigit(segment[i + 1]) && char.IsAsciiHexDigit(segment[i + 2]))
            {
                bytes[count++] = Convert.FromHexString(segment.AsSpan(i + 1, 2))[0];
                i += 2;
            }
            else
            {
                count += Encoding.UTF8.GetBytes(segment.AsSpan(i, 1), bytes.AsSpan(count));
            }
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw StorageErrors.Invalid("A name in the path is not valid UTF-8.");
        }
    }
}
