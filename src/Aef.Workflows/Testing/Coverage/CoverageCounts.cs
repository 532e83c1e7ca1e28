using Aef.Workflows.Engine;

namespace Aef.Workflows.Testing.Coverage;

/// <summary>Counts how often the steps and branches of one program were executed, over any number of tests.</summary>
public sealed class CoverageCounts
{
    private readonly Dictionary<StepInfo, int> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BranchPoint, int> _branches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates counts of zero.</summary>
    public CoverageCounts(WorkflowProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Program = program;
    }

    /// <summary>The program under test.</summary>
    public WorkflowProgram Program { get; }

    /// <summary>The current counts, step by step; <paramref name="path"/> names the source.</summary>
    public FileCoverage ToCoverage(string path) => new(
        path,
        [.. Program.Steps.Select(s => new CoveragePoint($"{s.Routine}.{s.Name}", s.Location.Start.Line, _steps.GetValueOrDefault(s)))],
        [.. Program.Branches.Select(b => new CoveragePoint($"{b.Step.Routine}.{b.Step.Name}: {b.Description}", b.Location.Start.Line, _branches.GetValueOrDefault(b)))]);

    internal void Count(StepInfo step) => _steps[step] = _steps.GetValueOrDefault(step) + 1;

    internal void Count(BranchPoint branch) => _branches[branch] = _branches.GetValueOrDefault(branch) + 1;
}
