using System.Management.Automation;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>Creates executors of script blocks for the runs of one cmdlet.</summary>
internal interface IBlockExecutorFactory
{
    /// <summary>
    /// Creates an executor of a script block: on the cmdlet's thread, or in at most as many runspaces as the limit allows.
    /// </summary>
    IJobExecutor MakeExecutor(ScriptBlock block, int? throttleLimit, Func<IReadOnlyDictionary<string, object?>> used);
}
