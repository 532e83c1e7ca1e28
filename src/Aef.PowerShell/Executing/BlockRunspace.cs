using System.Management.Automation.Runspaces;

namespace Aef.PowerShell.Executing;

/// <summary>A runspace for one job at a time, with its host.</summary>
internal sealed record BlockRunspace(Runspace Runspace, BlockHost Host)
{
    /// <summary>Opens a runspace with the commands of PowerShell and no others.</summary>
    public static BlockRunspace Open()
    {
        var host = new BlockHost();
        var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        runspace.ThreadOptions = PSThreadOptions.UseNewThread;
        runspace.Open();
        return new BlockRunspace(runspace, host);
    }

    /// <summary>Forgets what an earlier job left.</summary>
    public void Reset()
    {
        Runspace.ResetRunspaceState();
        Host.ExitCode = null;
    }
}
