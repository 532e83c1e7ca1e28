using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A row of a time line with positions.</summary>
/// <param name="Item">The row.</param>
/// <param name="Boxes">Its parts.</param>
public sealed record GanttRow(GanttItem Item, EquatableList<GanttBox> Boxes);
