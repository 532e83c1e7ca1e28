using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Building;

/// <summary>What building gave: the new pipeline, or the reason why there is none. Exactly one of the two is set.</summary>
public sealed class BuildResult
{
    internal BuildResult(Pipeline pipeline) => Pipeline = pipeline;

    internal BuildResult(Diagnostic problem) => Problem = problem;

    /// <summary>The pipeline with what was added; null when it could not be added.</summary>
    public Pipeline? Pipeline { get; }

    /// <summary>Why nothing was added; null when it was.</summary>
    public Diagnostic? Problem { get; }
}
