using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>What a list contains.</summary>
internal sealed record ObjectQuery
{
    private const int MaxPage = 1000;

    /// <summary>The beginning of the names.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>Ends a prefix that is listed instead of the objects below it; null to list all.</summary>
    public string? Delimiter { get; init; }

    /// <summary>True if an object whose name ends with the delimiter is listed in addition to its prefix.</summary>
    public bool IncludesTrailingDelimiter { get; init; }

    /// <summary>The first name; null for no limit.</summary>
    public string? Start { get; init; }

    /// <summary>The first name that is not listed any more; null for no limit.</summary>
    public string? End { get; init; }

    /// <summary>The pattern of the names; null for all.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>True to list all generations.</summary>
    public bool AllGenerations { get; init; }

    /// <summary>True to list objects that were deleted softly; the server keeps none.</summary>
    public bool SoftDeleted { get; init; }

    /// <summary>The largest number of objects and prefixes.</summary>
    public int MaxResults { get; init; } = MaxPage;

    /// <summary>Where the page before has ended; null for the first page.</summary>
    public PageMark? After { get; init; }

    /// <summary>Reads a query; booleans may be written <c>True</c>, as gcloud does.</summary>
    public static ObjectQuery Read(IQueryCollection query)
    {
        var max = Preconditions.Number(query, "maxResults");
        var pattern = query["matchGlob"].ToString();
        var token = query["pageToken"].ToString();
        return new ObjectQuery
        {
            Prefix = query["prefix"].ToString(),
            Delimiter = NullIfEmpty(query["delimiter"]),
            IncludesTrailingDelimiter = Flag(query, "includeTrailingDelimiter"),
            Start = NullIfEmpty(query["startOffset"]),
            End = NullIfEmpty(query["endOffset"]),
            Pattern = pattern.Length == 0 ? null : GlobPattern.Create(pattern),
            AllGenerations = Flag(query, "versions"),
            SoftDeleted = Flag(query, "softDeleted"),
            MaxResults = max is null or 0 ? MaxPage : (int)Math.Min(max.Value, MaxPage),
            After = token.Length == 0 ? null : PageMark.Parse(token) ?? throw StorageErrors.Invalid("Invalid pageToken."),
        };
    }

    /// <summary>A boolean of a query.</summary>
    public static bool Flag(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        return text.Length > 0
            && (bool.TryParse(text, out var value) ? value : throw StorageErrors.Invalid($"Invalid value for {name}: true or false is required."));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
