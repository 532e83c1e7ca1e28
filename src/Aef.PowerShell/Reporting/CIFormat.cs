namespace Aef.PowerShell.Reporting;

/// <summary>For which CI system a cmdlet annotates what it found.</summary>
public enum CIFormat
{
    /// <summary>For the one that runs us, by its environment variables.</summary>
    Auto,

    /// <summary>For none: plain lines.</summary>
    None,

    /// <summary>Workflow commands of GitHub Actions, and its summary of the step.</summary>
    GitHubActions,

    /// <summary>Logging commands of Azure DevOps, and an uploaded summary.</summary>
    AzureDevOps,
}
