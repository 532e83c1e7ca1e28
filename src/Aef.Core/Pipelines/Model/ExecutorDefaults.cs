using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// One entry of <c>defaults.executors</c>: default values for the steps of one executor. They override the defaults of all steps.
/// </summary>
public sealed record ExecutorDefaults
{
    private readonly NodeOrigin _location;

    /// <summary>Creates an entry; <paramref name="location"/> is that of its key.</summary>
    public ExecutorDefaults(string executor, PipelineStep step, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(step);
        Executor = executor;
        Step = step;
        _location = NodeOrigin.Of(location);
    }

    /// <summary>The name of the executor, as in the catalog; its case matters.</summary>
    public string Executor { get; }

    /// <summary>The default values, in the keys of a step.</summary>
    public PipelineStep Step { get; }

    /// <summary>Where the key is.</summary>
    public Location Location => _location.Location;

    /// <inheritdoc/>
    public override string ToString() => Executor;
}
