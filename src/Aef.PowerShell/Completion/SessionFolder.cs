using System.Management.Automation;

namespace Aef.PowerShell.Completion;

/// <summary>
/// The current folder of the session under completion. A completer runs inside of a pipeline, in which the runspace cannot be asked.
/// </summary>
internal static class SessionFolder
{
    /// <summary>The full path.</summary>
    public static string Current()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem");
        return shell.Invoke<PathInfo>().FirstOrDefault()?.ProviderPath ?? Path.GetFullPath(".");
    }
}
