namespace Aef.Workflows.Testing.Coverage;

/// <summary>The coverage of one source.</summary>
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

    /// <summary>The path of the source as the tests name it; for a source inside a test, that of the test.</summary>
    public string Path { get; }

    /// <summary>The steps in the order of the source.</summary>
    public IReadOnlyList<CoveragePoint> Steps { get; }

    /// <summary>
    /// The branches of the source: entries of <c>switch</c> and no entry, <c>except</c>, parallel branches, loops without a round.
    /// </summary>
    public IReadOnlyList<CoveragePoint> Branches { get; }

    /// <summary>The number of executed steps.</summary>
    public int CoveredSteps => Steps.Count(s => s.IsCovered);

    /// <summary>The number of executed branches.</summary>
    public int CoveredBranches => Branches.Count(b => b.IsCovered);

    /// <summary>Path and figures.</summary>
    public override string ToString() => $"{Path}: {CoveredSteps} of {Steps.Count} steps, {CoveredBranches} of {Branches.Count} branches";
}
