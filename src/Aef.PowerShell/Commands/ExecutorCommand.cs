using System.Collections;
using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet whose runs may have their jobs done by script blocks.</summary>
public abstract class ExecutorCommand : FileReadingCommand
{
    /// <summary>Who does jobs in place of the simulation: a map of executor names to script blocks; * stands for all others. In the block $_ is the call; its output is the result, a terminating error fails the step, the other streams become events of the run.</summary>
    [Parameter]
    [ExecutorBlocks]
    public IDictionary? Executor { get; set; }

    /// <summary>Makes the executors that do jobs by script blocks.</summary>
    private protected abstract IJobExecutor MakeExecutor(ScriptBlock block);

    /// <summary>The executors for one run.</summary>
    private protected ExecutorTable Executors() =>
        new((Executor ?? new Hashtable()).Cast<DictionaryEntry>().Select(e => KeyValuePair.Create((string)e.Key, MakeExecutor((ScriptBlock)e.Value!)))); // ExecutorBlocks lets nothing else pass

    /// <summary>The values that a block takes with <c>$using:</c>; the pipeline ends when they cannot be taken.</summary>
    private protected IReadOnlyDictionary<string, object?> UsedBy(ScriptBlock block)
    {
        try
        {
            return UsingVariables.Read(block, SessionState);
        }
        catch (PSInvalidOperationException e)
        {
            ThrowTerminatingError(ErrorRecords.For(e, "AefUsingScriptBlock", ErrorCategory.InvalidArgument, block, "Write what the inner block does into the block itself."));
            throw;
        }
    }

    /// <summary>A block on the pipeline thread sees the variables themselves; <c>$using:</c> there is a mistake that is told before anything runs.</summary>
    private protected void RefuseUsing(int? throttleLimit)
    {
        if (throttleLimit is null && Executor?.Values.OfType<ScriptBlock>().FirstOrDefault(UsingVariables.Any) is { } block)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("A script block takes values with $using:, which are for runspaces of its own."),
                "AefUsingWithoutThrottleLimit",
                ErrorCategory.InvalidArgument,
                block,
                "Leave out using:, since a block on the pipeline thread sees the variables themselves; or give -ThrottleLimit."));
        }
    }
}
