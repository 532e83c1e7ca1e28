namespace Aef.Google.Rest.Clients;

/// <summary>What to list, and how.</summary>
public sealed record ListQuery
{
    /// <summary>Everything, in the order of the API.</summary>
    public static ListQuery All { get; } = new();

    /// <summary>A filter in the language of AIP-160; null for none.</summary>
    public string? Filter { get; init; }

    /// <summary>Fields to order by, such as <c>createTime desc</c>; null for the order of the API.</summary>
    public string? OrderBy { get; init; }

    /// <summary>The number of items in a request; null for that of the API.</summary>
    public int? PageSize { get; init; }
}
