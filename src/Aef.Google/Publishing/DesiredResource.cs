using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Google.Publishing;

/// <summary>A resource as the definitions describe it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its id; for an object, its address <c>gs://BUCKET/NAME</c>.</param>
internal sealed record DesiredResource(ResourceKind Kind, string Name)
{
    /// <summary>The pipelines that need it.</summary>
    public IReadOnlyList<string> Pipelines { get; init; } = [];

    /// <summary>The settings that the definition determines, in the order of their names.</summary>
    public IReadOnlyList<ResourceField> Fields { get; init; } = [];

    /// <summary>The source of a workflow or the text of an object; null for a schedule.</summary>
    public string? Source { get; init; }

    /// <summary>True for a schedule that the definition disables: its job is deleted.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>The schedule; null for other resources.</summary>
    public PipelineSchedule? Schedule { get; init; }

    /// <summary>Where the definition describes it.</summary>
    public Location Location { get; init; } = Location.None;

    /// <summary>The hash of settings and source.</summary>
    public string Hash => _hash ??= IsAbsent ? ContentHash.Of("absent") : ContentHash.Of(Kind, Name, Fields, Source);

    private string? _hash;

    /// <summary>The value of a setting.</summary>
    public string? this[string field] => Fields.FirstOrDefault(f => f.Name == field)?.Value;
}
