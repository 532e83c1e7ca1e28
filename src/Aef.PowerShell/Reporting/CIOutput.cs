using Aef.Core.Views.Reports.Ci;

namespace Aef.PowerShell.Reporting;

/// <summary>Chooses the CI system that a cmdlet writes for.</summary>
internal static class CIOutput
{
    /// <summary>The output for a format; null when there is no CI system to write for.</summary>
    /// <param name="format">The requested format.</param>
    /// <param name="folder">The current location, whose repository is used when the runner names none.</param>
    public static CiOutput? For(CIFormat format, string folder)
    {
        CiSystem? system = format switch
        {
            CIFormat.Auto => null,
            CIFormat.GitHubActions => CiSystem.GitHubActions,
            CIFormat.AzureDevOps => CiSystem.AzureDevOps,
            _ => CiSystem.None,
        };
        return CiOutput.Create(system, folder, Environment.GetEnvironmentVariable);
    }
}
