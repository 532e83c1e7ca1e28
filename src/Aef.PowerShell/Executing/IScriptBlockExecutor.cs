using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>An executor that is a script block and can be reused in a later run.</summary>
internal interface IScriptBlockExecutor : IJobExecutor
{
    /// <summary>The same block, for runs of another cmdlet.</summary>
    IJobExecutor Again(IBlockExecutorFactory runs);
}
