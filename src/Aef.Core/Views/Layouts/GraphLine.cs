using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A NEXT of a step as a line of right angles, which crosses no box.</summary>
/// <param name="From">The JOB_ID of the step.</param>
/// <param name="To">The JOB_ID of the step that follows.</param>
/// <param name="Points">The corners in pixels, from the step to its successor.</param>
public sealed record GraphLine(string From, string To, EquatableList<GraphPoint> Points)
{
    /// <summary>True when the thread repeats steps.</summary>
    public bool IsBackward { get; init; }
}
