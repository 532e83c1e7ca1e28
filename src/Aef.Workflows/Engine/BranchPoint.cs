using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Engine;

/// <summary>
/// A way that a program can go: an entry of a <c>switch</c>, none of them, an <c>except</c>, a loop without a round, a branch of a parallel
/// step.
/// </summary>
public sealed class BranchPoint
{
    internal BranchPoint(StepInfo step, string description, Location location)
    {
        Step = step;
        Description = description;
        Location = location;
    }

    /// <summary>The named step that the way is in.</summary>
    public StepInfo Step { get; }

    /// <summary>
    /// Which way it is, such as <c>condition 2</c>, <c>no condition</c>, <c>except</c>, <c>no round</c> or <c>branch read</c>.
    /// </summary>
    public string Description { get; }

    /// <summary>Where it is in the source.</summary>
    public Location Location { get; }

    /// <summary>Step and way.</summary>
    public override string ToString() => $"{Step}: {Description}";
}
