namespace Aef.Core.Views.Reports.Ci;

/// <summary>The environment variables that describe the runner.</summary>
internal sealed class CiEnvironment
{
    private CiEnvironment(CiSystem system, string? repositoryRoot, string? summaryFile, string? temporaryFolder)
    {
        System = system;
        RepositoryRoot = repositoryRoot;
        SummaryFile = summaryFile;
        TemporaryFolder = temporaryFolder;
    }

    /// <summary>The system that runs this process.</summary>
    public CiSystem System { get; }

    /// <summary>The folder that the repository was checked out to; null when it is unknown.</summary>
    public string? RepositoryRoot { get; }

    /// <summary>The file that GitHub shows as the summary of the step; null elsewhere.</summary>
    public string? SummaryFile { get; }

    /// <summary>A folder that the runner empties after the job; null when it is unknown.</summary>
    public string? TemporaryFolder { get; }

    /// <summary>
    /// Reads the variables that both systems document: <c>GITHUB_ACTIONS</c> (https://docs.github.com/actions/reference/variables) and
    /// <c>TF_BUILD</c> (https://learn.microsoft.com/azure/devops/pipelines/build/variables).
    /// </summary>
    /// <param name="variable">Returns the value of an environment variable, or null.</param>
    public static CiEnvironment Detect(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var system = IsTrue(variable("GITHUB_ACTIONS"))
            ? CiSystem.GitHubActions : IsTrue(variable("TF_BUILD")) ? CiSystem.AzureDevOps
            : CiSystem.None;
        return For(system, variable);
    }

    /// <summary>The variables of a runner of a given system, even if it was not detected.</summary>
    public static CiEnvironment For(CiSystem system, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return system switch
        {
            CiSystem.GitHubActions =>
                new(system, Given(variable("GITHUB_WORKSPACE")), Given(variable("GITHUB_STEP_SUMMARY")), Given(variable("RUNNER_TEMP"))),
            CiSystem.AzureDevOps => new(system, Given(variable("BUILD_SOURCESDIRECTORY")), null, Given(variable("AGENT_TEMPDIRECTORY"))),
            _ => new(system, null, null, null),
        };
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
