using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>A resource as it is at Google.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its id; for an object, its address.</param>
internal sealed record ResourceState(ResourceKind Kind, string Name)
{
    /// <summary>All settings in a normal form, also those that definitions do not determine.</summary>
    public IReadOnlyList<ResourceField> Fields { get; init; } = [];

    /// <summary>The source of a workflow; null for other resources.</summary>
    public string? Source { get; init; }

    /// <summary>The time of the last change, or the generation of an object.</summary>
    public string? Version { get; init; }

    /// <summary>Why the resource is not that of the project; null if it is.</summary>
    public string? WhyForeign { get; init; }

    /// <summary>The workflow; null for other resources.</summary>
    public Workflow? Workflow { get; init; }

    /// <summary>The job of Cloud Scheduler; null for other resources.</summary>
    public SchedulerJob? Job { get; init; }

    /// <summary>The object of Cloud Storage; null for other resources.</summary>
    public StorageObject? Stored { get; init; }

    /// <summary>What identifies this state of the resource.</summary>
    public PlanFingerprint Fingerprint => new(Version, ContentHash.Of(Kind, Name, Fields, Source));

    /// <summary>The value of a setting.</summary>
    public string? this[string field] => Fields.FirstOrDefault(f => f.Name == field)?.Value;
}
