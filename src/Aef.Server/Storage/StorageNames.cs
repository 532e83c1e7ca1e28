using System.Text;
using Aef.Server.Errors;

namespace Aef.Server.Storage;

/// <summary>
/// The rules for names of buckets and objects (https://cloud.google.com/storage/docs/buckets#naming). Names of buckets may be shorter than at
/// Google.
/// </summary>
internal static class StorageNames
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Throws for an invalid name of a bucket.</summary>
    public static void CheckBucket(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw StorageErrors.Required("Required parameter: name of the bucket.");
        }

        var isValid = name.Length is >= 1 and <= 222
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.')
            && char.IsAsciiLetterOrDigit(name[0])
            && char.IsAsciiLetterOrDigit(name[^1])
            && name.Split('.').All(part => part.Length is > 0 and <= 63)
            && !name.StartsWith("goog", StringComparison.Ordinal)
            && !System.Net.IPAddress.TryParse(name, out _);
        if (!isValid)
        {
            throw StorageErrors.Invalid($"Invalid bucket name: '{name}'");
        }
    }

    /// <summary>Throws for an invalid name of an object.</summary>
    public static void CheckObject(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw StorageErrors.Required("Required parameter: name of the object.");
        }

        if (name is "." or ".." || name.AsSpan().ContainsAny('\r', '\n') || name.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal))
        {
            throw InvalidObject();
        }

        try
        {
            if (Strict.GetByteCount(name) > 1024)
            {
                throw InvalidObject();
            }
        }
        catch (EncoderFallbackException)
        {
            throw InvalidObject();
        }
    }

    private static ApiException InvalidObject() =>
        StorageErrors.Invalid("The specified object name is not valid. It has 1 to 1024 bytes in UTF-8, without line breaks.");
}
