using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// The result of a change to a pipeline: the new pipeline, or the reason why there is none. Exactly one of the two is set.
/// </summary>
public sealed class BuildResult
{
    internal BuildResult(Pipeline pipeline) => Pipeline = pipeline;

    internal BuildResult(Diagnostic problem) => Problem = problem;

    /// <summary>The changed pipeline; null when the change was refused.</summary>
    public Pipeline? Pipeline { get; }

    /// <summary>Why the change was refused; null when it was made.</summary>
    public Diagnostic? Problem { get; }
}
