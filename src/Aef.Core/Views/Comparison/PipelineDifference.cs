using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Comparison;

/// <summary>The differences between two pipelines.</summary>
public sealed class PipelineDifference
{
    internal PipelineDifference(EquatableList<PipelineChange> changes, EquatableList<Diagnostic> diagnostics)
    {
        Changes = changes;
        Diagnostics = diagnostics;
    }

    /// <summary>True when both are equal.</summary>
    public bool AreEqual => Changes.Count == 0;

    /// <summary>
    /// The differences: of the pipeline, then level by level in the order of the second pipeline, then the removed parts.
    /// </summary>
    public EquatableList<PipelineChange> Changes { get; }

    /// <summary>The parts that could only be compared roughly.</summary>
    public EquatableList<Diagnostic> Diagnostics { get; }
}
