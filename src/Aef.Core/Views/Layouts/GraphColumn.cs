using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A thread as a column in the band of its level. All numbers are in pixels.</summary>
/// <param name="Id">The THREAD_ID.</param>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Nodes">The steps, from top to bottom.</param>
public sealed record GraphColumn(string Id, double X, double Y, double Width, double Height, EquatableList<GraphNode> Nodes)
{
    /// <summary>The condition and the list of the thread, as marks.</summary>
    public EquatableList<string> Marks { get; init; } = [];
}
