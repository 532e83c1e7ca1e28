using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// An HTTP request runs the job: one request, or, without a method, a function at the user's URL, which follows the protocol of AEF's
/// deployed functions.
/// </summary>
/// <param name="Url">The URL; null when the entry has none.</param>
public sealed record HttpBinding(string? Url) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "http";

    /// <summary>The method of the request; null for a function.</summary>
    public string? Method { get; init; }

    /// <summary>The headers: an object, or an expression; null for none.</summary>
    public DocumentNode? Headers { get; init; }

    /// <summary>The parameters of the query: an object, or an expression; null for none.</summary>
    public DocumentNode? Query { get; init; }

    /// <summary>The body: any value, whose strings may contain expressions; null for none.</summary>
    public DocumentNode? Body { get; init; }

    /// <summary>The authentication: an object with <c>type</c>, or an expression; null for none.</summary>
    public DocumentNode? Auth { get; init; }
}
