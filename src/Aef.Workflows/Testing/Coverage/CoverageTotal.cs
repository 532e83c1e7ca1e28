namespace Aef.Workflows.Testing.Coverage;

/// <summary>The coverage of several sources together: each once, however many test files ran it.</summary>
public sealed class CoverageTotal
{
    /// <summary>Adds coverages; those of one path are merged, if they have the same points.</summary>
    public CoverageTotal(IEnumerable<FileCoverage> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Files = [.. files.GroupBy(f => f.Path, StringComparer.Ordinal).Select(g => g.Aggregate(Merge))];
    }

    /// <summary>The sources, in the order of first use.</summary>
    public IReadOnlyList<FileCoverage> Files { get; }

    /// <summary>All steps.</summary>
    public int Steps => Files.Sum(f => f.Steps.Count);

    /// <summary>The executed steps.</summary>
    public int CoveredSteps => Files.Sum(f => f.CoveredSteps);

    /// <summary>All branches.</summary>
    public int Branches => Files.Sum(f => f.Branches.Count);

    /// <summary>The executed branches.</summary>
    public int CoveredBranches => Files.Sum(f => f.CoveredBranches);

    /// <summary>The executed steps as a percentage of all, from 0 to 100; 100 when there are none.</summary>
    public double StepPercent => Percent(CoveredSteps, Steps);

    /// <summary>The executed branches as a percentage of all, from 0 to 100; 100 when there are none.</summary>
    public double BranchPercent => Percent(CoveredBranches, Branches);

    /// <summary>A percentage from 0 to 100; 100 for nothing.</summary>
    public static double Percent(int part, int whole) => whole == 0 ? 100 : 100.0 * part / whole;

    private static FileCoverage Merge(FileCoverage one, FileCoverage other) =>
        new(one.Path, Merge(one.Steps, other.Steps), Merge(one.Branches, other.Branches));

    private static IReadOnlyList<CoveragePoint> Merge(IReadOnlyList<CoveragePoint> one, IReadOnlyList<CoveragePoint> other) =>
        [.. one.Concat(other).GroupBy(p => (p.Name, p.Line)).Select(g => new CoveragePoint(g.Key.Name, g.Key.Line, g.Sum(p => p.Count)))];
}
