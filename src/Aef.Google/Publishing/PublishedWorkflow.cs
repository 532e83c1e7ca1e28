namespace Aef.Google.Publishing;

/// <summary>A workflow that was compiled before it is published.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Id">The id of the workflow.</param>
/// <param name="Source">The source.</param>
public sealed record PublishedWorkflow(string Pipeline, string Id, string Source)
{
    /// <summary>True for a part of a split pipeline.</summary>
    public bool IsPart { get; init; }

    /// <summary>The description of the pipeline; null for none.</summary>
    public string? Description { get; init; }
}
