using Aef.Core.Pipelines.Reading;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The forms of strings that an entry can require for a parameter.</summary>
internal static class ParameterFormats
{
    /// <summary>The keywords in an entry.</summary>
    public static Choices<ParameterFormat> Words { get; } = Choices<ParameterFormat>.Of(
        ["url", "bucket", "gcs_uri"],
        [ParameterFormat.Url, ParameterFormat.Bucket, ParameterFormat.GcsUri]);

    /// <summary>What a value must be, for messages.</summary>
    public static string Describe(ParameterFormat format) => format switch
    {
        ParameterFormat.Url => "an address that begins with http:// or https://",
        ParameterFormat.Bucket => "the name of a bucket, without gs:// and without a path",
        _ => "an address that begins with gs:// and the name of a bucket",
    };

    /// <summary>A regular expression for the same strings, for schemas.</summary>
    public static string PatternOf(ParameterFormat format) => format switch
    {
        ParameterFormat.Url => "^[Hh][Tt][Tt][Pp][Ss]?://[^/]",
        ParameterFormat.Bucket => @"^[^/:\s]+$",
        _ => "^gs://[^/]",
    };

    /// <summary>True for a string of the format.</summary>
    public static bool Fits(ParameterFormat format, string text) => format switch
    {
        ParameterFormat.Url => HasHost(text, "http://", StringComparison.OrdinalIgnoreCase)
            || HasHost(text, "https://", StringComparison.OrdinalIgnoreCase),
        ParameterFormat.Bucket => text.Length > 0 && text.All(c => c is not ('/' or ':') && !char.IsWhiteSpace(c)),
        _ => HasHost(text, "gs://", StringComparison.Ordinal),
    };

    private static bool HasHost(string text, string scheme, StringComparison comparison) =>
        text.StartsWith(scheme, comparison) && text.Length > scheme.Length && text[scheme.Length] != '/';
}
