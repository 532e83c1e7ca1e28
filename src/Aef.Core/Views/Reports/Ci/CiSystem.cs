namespace Aef.Core.Views.Reports.Ci;

/// <summary>The CI systems whose logs, annotations and summaries are supported.</summary>
public enum CiSystem
{
    /// <summary>None: people read the output in a terminal.</summary>
    None,

    /// <summary>GitHub Actions: workflow commands (<c>::error …::</c>) and a step summary.</summary>
    GitHubActions,

    /// <summary>Azure DevOps: logging commands (<c>##vso[task.logissue …]</c>) and an uploaded summary.</summary>
    AzureDevOps,
}
