using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A level of a pipeline, or a section after the levels, as a horizontal band. All numbers are in pixels.</summary>
/// <param name="Index">The index of the level in the bound pipeline, from 0.</param>
/// <param name="Title">The title, such as <c>level 1</c> or <c>on_failure</c>.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Height">The height.</param>
/// <param name="Columns">The threads; none in a folded band.</param>
public sealed record GraphBand(int Index, string Title, double Y, double Height, EquatableList<GraphColumn> Columns)
{
    /// <summary>What the band is.</summary>
    public PipelineSection Section { get; init; }

    /// <summary>The condition and the limit of parallel threads, as marks.</summary>
    public EquatableList<string> Marks { get; init; } = [];

    /// <summary>True when the band shows no steps.</summary>
    public bool IsFolded { get; init; }

    /// <summary>The number of threads.</summary>
    public int Threads { get; init; }

    /// <summary>The JOB_IDs of its steps, also when it is folded.</summary>
    public EquatableList<string> JobIds { get; init; } = [];
}
