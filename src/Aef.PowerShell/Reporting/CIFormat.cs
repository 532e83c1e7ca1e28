namespace Aef.PowerShell.Reporting;

/// <summary>The CI systems that a cmdlet can annotate problems for.</summary>
public enum CIFormat
{
    /// <summary>The system that runs the script, detected by its environment variables.</summary>
    Auto,

    /// <summary>No system: plain lines.</summary>
    None,

    /// <summary>Workflow commands of GitHub Actions, and its step summary.</summary>
    GitHubActions,

    /// <summary>Logging commands of Azure DevOps, and an uploaded summary.</summary>
    AzureDevOps,
}
