using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Running;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet for background runs, selected by their handles or by their ids in this session.</summary>
public abstract class RunHandleCommand : AefCommand
{
    /// <summary>The parameter set of <see cref="Id"/>.</summary>
    protected const string IdSet = "Id";

    /// <summary>The parameter set of <see cref="Run"/>.</summary>
    protected const string RunSet = "Run";

    /// <summary>The runs, from Start-AefRun or Get-AefRun.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public BackgroundRun[] Run { get; set; } = [];

    /// <summary>The ids of the runs in this session.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The runs of this record; an unknown run is written as an error.</summary>
    private protected IEnumerable<BackgroundRun> Runs() =>
        ParameterSetName == RunSet ? Run : Id.Select(FindBackground).OfType<BackgroundRun>();
}
