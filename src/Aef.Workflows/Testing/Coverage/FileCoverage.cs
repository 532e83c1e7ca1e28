namespace Aef.Workflows.Testing.Coverage;

/// <summary>How much of one source the tests went through.</summary>
public sealed class FileCoverage
{
    /// <summary>Creates the coverage of a source.</summary>
    public FileCoverage(string path, IReadOnlyList<CoveragePoint> steps, IReadOnlyList<CoveragePoint> branches)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(branches);
        Path = path;
        Steps = steps;
        Branches = branches;
    }

    /// <summary>The source's path as the tests name it; of sources that are in a test, the test's.</summary>
    public string Path { get; }

    /// <summary>The steps in the order of the source.</summary>
    public IReadOnlyList<CoveragePoint> Steps { get; }

    /// <summary>
    /// The ways that the source can go: entries of <c>switch</c> and that none holds, <c>except</c>, branches, loops without a round.
    /// </summary>
    public IReadOnlyList<CoveragePoint> Branches { get; }

    /// <summary>How many steps were gone through.</summary>
    public int CoveredSteps => Steps.Count(s => s.IsCovered);

    /// <summary>How many branches were taken.</summary>
    public int CoveredBranches => Branches.Count(b => b.IsCovered);

    /// <summary>Path and figures.</summary>
    public override string ToString() => $"{Path}: {CoveredSteps} of {Steps.Count} steps, {CoveredBranches} of {Branches.Count} branches";
}
