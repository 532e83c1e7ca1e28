namespace Aef.Core.Views.Reports.Ci;

/// <summary>The output of commands and cmdlets to the CI system that runs them: annotations in the log, and a summary page.</summary>
public sealed class CiOutput
{
    private readonly CiEnvironment _environment;

    private CiOutput(CiEnvironment environment, string root)
    {
        _environment = environment;
        RepositoryRoot = root;
    }

    /// <summary>The folder that files are named relative to.</summary>
    public string RepositoryRoot { get; }

    /// <summary>Creates the output for the CI system; null when there is none.</summary>
    /// <param name="system">The system, or null for the one that the environment variables name.</param>
    /// <param name="folder">The current folder, whose repository is used when the runner names none.</param>
    /// <param name="variable">Returns the value of an environment variable, or null.</param>
    public static CiOutput? Create(CiSystem? system, string folder, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(variable);
        var environment = system is { } named ? CiEnvironment.For(named, variable) : CiEnvironment.Detect(variable);
        return environment.System == CiSystem.None
            ? null
            : new CiOutput(environment, environment.RepositoryRoot ?? RepositoryFolder.Of(folder));
    }

    /// <summary>The lines with the annotations.</summary>
    public IEnumerable<string> Lines(IEnumerable<CiAnnotation> annotations) =>
        CiAnnotationWriter.Write(_environment.System, annotations, RepositoryRoot);

    /// <summary>Appends a summary, and returns the line that the log must show for it, if any.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public string? Append(JobSummary summary) => JobSummaryFile.Append(_environment, summary);
}
