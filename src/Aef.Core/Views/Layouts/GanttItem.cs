using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A row of a time line.</summary>
/// <param name="Id">The JOB_ID.</param>
/// <param name="Name">The JOB_NAME.</param>
/// <param name="Level">The id of the level.</param>
/// <param name="Segments">The parts in the order of time; none for a step that has not begun.</param>
public sealed record GanttItem(string Id, string Name, string Level, EquatableList<GanttSegment> Segments)
{
    /// <summary>True when the run would have ended earlier if the step had.</summary>
    public bool IsCritical { get; init; }
}
