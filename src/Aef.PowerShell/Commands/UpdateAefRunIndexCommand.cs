using System.Management.Automation;

namespace Aef.PowerShell.Commands;

/// <summary>Creates the index of the recorded runs again, from their folders, and returns the number of runs.</summary>
[Cmdlet(VerbsData.Update, "AefRunIndex", SupportsShouldProcess = true)]
[OutputType(typeof(int))]
public sealed class UpdateAefRunIndexCommand : HistoryCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var history = History;
        if (!ShouldProcess(history.Folder.IndexPath, "Create the index of the runs again"))
        {
            return;
        }

        if (history.Rebuild(out var problem) is { } count)
        {
            WriteObject(count);
        }
        else
        {
            WriteErrors([problem!], history.Folder.Path); // there is one when there is no number
        }
    }
}
