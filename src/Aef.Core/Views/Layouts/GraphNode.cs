using Aef.Documents.Collections;

namespace Aef.Core.Views.Layouts;

/// <summary>A step as a box. All numbers are in pixels.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="JobName">The JOB_NAME.</param>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public sealed record GraphNode(string JobId, string JobName, double X, double Y, double Width, double Height)
{
    /// <summary>The executor, function or workflow; null for none.</summary>
    public string? Runs { get; init; }

    /// <summary>The special keys of the step, such as its condition, as in other diagrams.</summary>
    public EquatableList<string> Marks { get; init; } = [];
}
