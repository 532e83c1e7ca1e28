using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A call of a connector binding.</summary>
/// <param name="Call">The function to call, such as <c>googleapis.bigquery.v2.jobs.insert</c>.</param>
/// <param name="Args">Its arguments; null when there are none.</param>
public sealed record ConnectorCall(string Call, MappingNode? Args)
{
    /// <summary>The functions that make a request.</summary>
    internal static readonly string[] Functions = ["http.get", "http.post", "http.put", "http.patch", "http.delete", "http.request"];

    /// <summary>The part of the entry, with its locations; no part of the value.</summary>
    internal MappingNode? Source { get; init; }

    /// <summary>True if a workflow has such a function.</summary>
    internal bool IsKnown => IsHttp(Call) || IsConnector(Call);

    /// <summary>True for a function that makes a request.</summary>
    internal static bool IsHttp(string call) => Functions.Contains(call);

    /// <inheritdoc/>
    public bool Equals(ConnectorCall? other) => other is not null && Call == other.Call && Equals(Args, other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Call, Args);

    /// <summary>True for <c>googleapis.SERVICE.VERSION.RESOURCE.METHOD</c>, with any number of resources.</summary>
    private static bool IsConnector(string call) =>
        call.Split('.') is ["googleapis", { Length: > 0 }, ['v', >= '0' and <= '9', ..], _, _, ..] parts && parts.All(p => p.Length > 0);
}
