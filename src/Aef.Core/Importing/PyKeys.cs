namespace Aef.Core.Importing;

/// <summary>Keys and words of pydataflow that several classes use, and the names that they become.</summary>
internal static class PyKeys
{
    public const string Sources = "sources";
    public const string Transforms = "transforms";
    public const string Sinks = "sinks";
    public const string Parameters = "parameters";
    public const string Incremental = "incremental";
    public const string Column = "incremental_column";
    public const string Interval = "incremental_interval_from";
    public const string Destination = "destination_sink_name";
    public const string MergeKeys = "merge_keys";
    public const string CreateDisposition = "create_disposition";
    public const string CreateNever = "CREATE_NEVER";
    public const string CreateIfNeeded = "CREATE_IF_NEEDED";
    public const string Partitioning = "partitioning";
    public const string PartitioningField = "partitioning_field";
    public const string Clustering = "clustering";
    public const string Schema = "schema";

    /// <summary>The time zone that pydataflow uses everywhere.</summary>
    public const string TimeZone = "Asia/Tokyo";

    /// <summary>A name as an identifier: underscores replace all but letters, digits, underscores and hyphens.</summary>
    public static string Identifier(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
