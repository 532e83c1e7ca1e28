namespace Aef.Core.Pipelines.Catalog;

/// <summary>The way in which a local run runs an executor.</summary>
public abstract record LocalBinding : ExecutorBinding
{
    /// <summary>True if a job that was running when its process ended may run again: running it twice does no harm.</summary>
    public bool IsIdempotent { get; init; }
}
