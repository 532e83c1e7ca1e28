using Aef.Core.Views.Reports.Ci;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef test</c> was asked to do.</summary>
internal sealed record TestOptions(IReadOnlyList<string> Files)
{
    /// <summary>Which tests are run; null means all.</summary>
    public string? Filter { get; init; }

    /// <summary>Where sources are; null means where the test files say.</summary>
    public string? Root { get; init; }

    /// <summary>The form of standard output: text, json or junit.</summary>
    public string Output { get; init; } = "text";

    /// <summary>The file that takes JUnit XML, or null.</summary>
    public string? JUnitFile { get; init; }

    /// <summary>True when coverage is shown.</summary>
    public bool Coverage { get; init; }

    /// <summary>The file that takes the coverage, or null.</summary>
    public string? CoverageFile { get; init; }

    /// <summary>The percentage of steps, and of branches, that has to be covered; null means any.</summary>
    public double? CoverageThreshold { get; init; }

    /// <summary>True when an output may replace a file that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True when passed tests are listed too.</summary>
    public bool Verbose { get; init; }

    /// <summary>Where annotations and the summary of the job go; null means nowhere.</summary>
    public CiOutput? Ci { get; init; }
}
