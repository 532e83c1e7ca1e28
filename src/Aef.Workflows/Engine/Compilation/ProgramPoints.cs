using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>Collects the steps and branches of a program during compilation, for coverage.</summary>
internal sealed class ProgramPoints
{
    public List<StepInfo> Steps { get; } = [];

    public List<BranchPoint> Branches { get; } = [];

    public BranchPoint AddBranch(StepInfo step, string description, Location? location)
    {
        var branch = new BranchPoint(step, description, location is { HasPosition: true } ? location : step.Location);
        Branches.Add(branch);
        return branch;
    }
}
