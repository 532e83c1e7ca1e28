using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Engine;

/// <summary>
/// A branch of a program, for coverage: an entry of a <c>switch</c>, none of them, an <c>except</c>, a loop without a round, a branch of a
/// parallel step.
/// </summary>
public sealed class BranchPoint
{
    internal BranchPoint(StepInfo step, string description, Location location)
    {
        Step = step;
        Description = description;
        Location = location;
    }

    /// <summary>The named step that contains the branch.</summary>
    public StepInfo Step { get; }

    /// <summary>
    /// The branch, such as <c>condition 2</c>, <c>no condition</c>, <c>except</c>, <c>no round</c> or <c>branch read</c>.
    /// </summary>
    public string Description { get; }

    /// <summary>The location in the source.</summary>
    public Location Location { get; }

    /// <summary>Step and branch.</summary>
    public override string ToString() => $"{Step}: {Description}";
}
