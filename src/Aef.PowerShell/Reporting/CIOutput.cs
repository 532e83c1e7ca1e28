using Aef.Core.Views.Reports.Ci;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Reporting;

/// <summary>What a cmdlet tells the CI system that runs it: annotations in the log, and a page for people.</summary>
internal sealed class CIOutput
{
    private readonly CiEnvironment _environment;

    private CIOutput(CiEnvironment environment, string root)
    {
        _environment = environment;
        RepositoryRoot = root;
    }

    /// <summary>The folder that files are named relative to.</summary>
    public string RepositoryRoot { get; }

    /// <summary>The output for a format; null when there is no CI system to tell.</summary>
    /// <param name="format">What the user asked for.</param>
    /// <param name="folder">The current location, whose repository is meant when the runner names none.</param>
    public static CIOutput? For(CIFormat format, string folder)
    {
        var environment = format switch
        {
            CIFormat.Auto => CiEnvironment.Detect(Environment.GetEnvironmentVariable),
            CIFormat.GitHubActions => CiEnvironment.For(CiSystem.GitHubActions, Environment.GetEnvironmentVariable),
            CIFormat.AzureDevOps => CiEnvironment.For(CiSystem.AzureDevOps, Environment.GetEnvironmentVariable),
            _ => CiEnvironment.For(CiSystem.None, Environment.GetEnvironmentVariable),
        };
        return environment.System == CiSystem.None ? null : new CIOutput(environment, environment.RepositoryRoot ?? RepositoryFolder.Of(folder));
    }

    /// <summary>The lines that annotate.</summary>
    public IEnumerable<string> Lines(IEnumerable<CiAnnotation> annotations) => CiAnnotationWriter.Write(_environment.System, annotations, RepositoryRoot);

    /// <summary>Hands over a summary, and gives the line that must be shown for it, if any.</summary>
    public string? Append(JobSummary summary) => JobSummaryFile.Append(_environment, summary);
}
