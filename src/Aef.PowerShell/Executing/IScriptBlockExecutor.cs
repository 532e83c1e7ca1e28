using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>An executor that is a script block, which does its job in a later run too.</summary>
internal interface IScriptBlockExecutor : IJobExecutor
{
    /// <summary>The same block, for runs of another cmdlet.</summary>
    IJobExecutor Again(IBlockExecutorFactory runs);
}
