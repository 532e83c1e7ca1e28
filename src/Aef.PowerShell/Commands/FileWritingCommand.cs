using System.Management.Automation;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Display;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>
/// A cmdlet that writes files: each once, completely or not at all, only after ShouldProcess, and never over a file that its objects were
/// made from.
/// </summary>
public abstract class FileWritingCommand : AefCommand
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes only files that do not exist yet.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Also replaces files that Aef did not write, and read-only files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes one file, or the error.</summary>
    private protected void Write(string file, FileOutput output)
    {
        if (!_written.Add(file))
        {
            WriteError(
                "AefFileWrittenTwice",
                ErrorCategory.ResourceExists,
                file,
                $"This call has already written \"{file}\" for another object.",
                "Pass a folder: each file is then named after its object.");
        }
        else if (NoClobber && File.Exists(file))
        {
            WriteError("NoClobber", ErrorCategory.ResourceExists, file, $"\"{file}\" already exists.", "Remove -NoClobber to replace it.");
        }
        else
        {
            WriteOnce(file, output);
        }
    }

    /// <summary>Writes a file named after an object into a folder; a name that is not a plain file name is an error.</summary>
    private protected void WriteInto(string folder, string? name, string ending, FileOutput output)
    {
        if (OutputFile.NameProblem(name) is { } problem)
        {
            var shown = $"'{TerminalText.Clean(name)}'";
            WriteError(
                "AefNameNotAFileName",
                ErrorCategory.InvalidData,
                folder,
                $"The name {shown} {problem}, so no file can be named after it.",
                "Rename the object, or pass a file name to -Path instead of a folder.");
        }
        else
        {
            Write(System.IO.Path.Combine(folder, name + ending), output);
        }
    }

    /// <summary>Writes an error about a file.</summary>
    private protected void WriteError(string id, ErrorCategory category, string file, string message, string howToFix) =>
        WriteError(ErrorRecords.For(new IOException(message), id, category, file, howToFix));

    private void WriteOnce(string file, FileOutput output)
    {
        try
        {
            var guard = new OutputGuard(output.Inputs, Force).Check(file, output.Kind, needsFolder: !output.MakesFolder);
            if (WriteErrors(guard.Diagnostics, file) || !ShouldProcess(file, output.Action))
            {
                return;
            }

            if (output.MakesFolder)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!); // it has a folder
            }

            OutputFile.Write(file, output.Text(), Force);
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var category = e is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError;
            WriteError(
                ErrorRecords.For(
                    e,
                    "AefCannotWrite",
                    category,
                    file,
                    "Check that the folder exists and is writable; -Force replaces read-only files."));
        }
    }
}
