using System.Management.Automation;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that writes files: each once, whole or not at all, and only after it was asked.</summary>
public abstract class FileWritingCommand : AefCommand
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes only files that are not there yet.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces read-only files too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes one file, or the error that says why not.</summary>
    private protected void Write(string file, string what, Func<string> text)
    {
        if (!_written.Add(file))
        {
            WriteError("AefFileWrittenTwice", ErrorCategory.ResourceExists, file, $"'{file}' was written for another object by this call.", "Give a folder: each file is then named after its object.");
        }
        else if (NoClobber && File.Exists(file))
        {
            WriteError("NoClobber", ErrorCategory.ResourceExists, file, $"'{file}' is there already.", "Leave out -NoClobber to replace it.");
        }
        else
        {
            WriteOnce(file, what, text);
        }
    }

    /// <summary>Writes an error about a file.</summary>
    private protected void WriteError(string id, ErrorCategory category, string file, string message, string howToFix) =>
        WriteError(ErrorRecords.For(new IOException(message), id, category, file, howToFix));

    private void WriteOnce(string file, string what, Func<string> text)
    {
        try
        {
            if (ShouldProcess(file, what))
            {
                OutputFile.Write(file, text(), Force);
            }

            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var category = e is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError;
            WriteError(ErrorRecords.For(e, "AefCannotWrite", category, file, "See that the folder is there and may be written; -Force replaces read-only files."));
        }
    }
}
