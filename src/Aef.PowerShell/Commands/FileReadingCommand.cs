using System.Management.Automation;
using Aef.Documents.Display;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that reads files, by name, with wildcards, or from Get-ChildItem.</summary>
public abstract class FileReadingCommand : AefCommand
{
    /// <summary>The parameter set of <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The files; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [FilePath]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>The files, without wildcards: brackets and asterisks are ordinary characters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The files of this record, one at a time.</summary>
    private protected IEnumerable<string> Files()
    {
        var paths = new SessionPaths(this);
        var isLiteral = ParameterSetName == LiteralPathSet;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            if (!isLiteral && FindNamed(path, out var named))
            {
                if (named is not null)
                {
                    yield return named;
                }

                continue;
            }

            foreach (var file in paths.Resolve(path, isLiteral))
            {
                if (AcceptsFolders || !Directory.Exists(file))
                {
                    yield return file;
                }
                else if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
                {
                    WriteError(ErrorRecords.For(
                        new IOException($"\"{TerminalText.Clean(path)}\" is a folder."),
                        "AefPathIsFolder",
                        ErrorCategory.InvalidArgument,
                        file,
                        "Pass a file, or a pattern such as folder/*.yaml."));
                }
            }
        }
    }

    /// <summary>True for a name that is no path but stands for a file, which is null after an error was written.</summary>
    private protected virtual bool FindNamed(string name, out string? file)
    {
        file = null;
        return false;
    }

    /// <summary>True when a folder means the files in it; otherwise it is an error, and wildcards skip folders.</summary>
    private protected virtual bool AcceptsFolders => false;
}
