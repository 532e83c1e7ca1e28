using System.Text.RegularExpressions;

namespace Aef.Core.Validation.Rules;

/// <summary>The forms of data sets, by their schemes.</summary>
internal static partial class DataSetForm
{
    private const int Timeout = 600_000;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The schemes, with what follows them.</summary>
    public static readonly string[] Schemes = ["bigquery", "gs", "postgres", "file"];

    /// <summary>The scheme of a text, without its colon; null without one.</summary>
    public static string? SchemeOf(string text) => Scheme().Match(text) is { Success: true } match ? match.Groups["scheme"].Value : null;

    /// <summary>True for a data set in the form of its scheme.</summary>
    public static bool IsValid(string text) => SchemeOf(text) switch
    {
        "bigquery" => BigQuery().IsMatch(text),
        "gs" => Storage().IsMatch(text),
        "postgres" => Postgres().IsMatch(text),
        "file" => text.Length > "file:".Length && !text.Any(char.IsControl),
        _ => false,
    };

    /// <summary>The form of a scheme.</summary>
    public static string FormOf(string scheme) => scheme switch
    {
        "bigquery" => "bigquery://project.dataset.table",
        "gs" => "gs://bucket/path",
        "postgres" => "postgres://connection/schema.table",
        _ => "file:path",
    };

    /// <summary>True for a text that may be a connection string with a password.</summary>
    public static bool MayHavePassword(string text) => WithoutPassword(text) != text;

    /// <summary>A connection string may contain a password, which no message shows.</summary>
    public static string WithoutPassword(string text)
    {
        var at = text.LastIndexOf('@');
        var start = text.IndexOf("://", StringComparison.Ordinal);
        return start >= 0 && at > start ? $"{text[..(start + 3)]}***{text[at..]}" : text;
    }

    [GeneratedRegex(@"^(?<scheme>[A-Za-z][A-Za-z0-9+_-]*):", Options, Timeout)]
    private static partial Regex Scheme();

    /// <summary>Projects of a domain are written <c>example.com:project</c>; tables may have a partition or a star.</summary>
    [GeneratedRegex(@"^bigquery://([a-z0-9.-]+:)?[A-Za-z0-9-]+\.[A-Za-z0-9_]+\.[^.\s\p{C}]+\z", Options, Timeout)]
    private static partial Regex BigQuery();

    [GeneratedRegex(@"^gs://[a-z0-9]([a-z0-9._-]*[a-z0-9])?(/[^\p{C}]*)?\z", Options, Timeout)]
    private static partial Regex Storage();

    /// <summary>A connection is a name and not an address, so it never contains a password.</summary>
    [GeneratedRegex(@"^postgres://[A-Za-z0-9_.-]+/[^./@:\s\p{C}]+\.[^./@\s\p{C}]+\z", Options, Timeout)]
    private static partial Regex Postgres();
}
