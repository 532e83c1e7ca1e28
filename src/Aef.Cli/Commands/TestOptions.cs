using Aef.Core.Views.Reports.Ci;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef test</c>.</summary>
internal sealed record TestOptions(IReadOnlyList<string> Files)
{
    /// <summary>Which tests are run; null means all.</summary>
    public string? Filter { get; init; }

    /// <summary>The folder of the sources; null means the paths in the test files.</summary>
    public string? Root { get; init; }

    /// <summary>The format of standard output: text, json or junit.</summary>
    public string Output { get; init; } = "text";

    /// <summary>The file for JUnit XML, or null.</summary>
    public string? JUnitFile { get; init; }

    /// <summary>True when coverage is shown.</summary>
    public bool Coverage { get; init; }

    /// <summary>The file for the coverage, or null.</summary>
    public string? CoverageFile { get; init; }

    /// <summary>The percentage of steps, and of branches, that must be covered; null means any.</summary>
    public double? CoverageThreshold { get; init; }

    /// <summary>True to replace output files that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True when passed tests are listed too.</summary>
    public bool Verbose { get; init; }

    /// <summary>Where annotations and the summary of the job go; null means nowhere.</summary>
    public CiOutput? Ci { get; init; }
}
