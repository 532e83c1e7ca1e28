using System.Management.Automation;
using System.Management.Automation.Host;

namespace Aef.PowerShell.Commands;

/// <summary>The width of lines that are shown in a terminal.</summary>
internal static class TerminalWidth
{
    private const int WithoutTerminal = 110;

    /// <summary>
    /// PowerShell breaks a line that fills the last column. A host without a terminal (a runner, a remote session) has no width, and may
    /// throw when it is read.
    /// </summary>
    public static int Of(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI is { BufferSize.Width: > 20 and var width } ? width - 1 : WithoutTerminal;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or PSInvalidOperationException)
        {
            return WithoutTerminal;
        }
    }
}
