using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that takes files, by name, with wildcards, or from Get-ChildItem.</summary>
public abstract class FileReadingCommand : AefCommand
{
    /// <summary>The parameter set of <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The files; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>The files, taken as they are written: brackets and stars are characters like any other.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The files of this record, one at a time.</summary>
    private protected IEnumerable<string> Files()
    {
        var paths = new SessionPaths(this);
        var isLiteral = ParameterSetName == LiteralPathSet;
        return (isLiteral ? LiteralPath : Path).SelectMany(p => paths.Resolve(p, isLiteral));
    }
}
