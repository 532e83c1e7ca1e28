using System.Collections;
using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet whose runs can use script blocks as executors.</summary>
public abstract class ExecutorCommand : FileReadingCommand
{
    /// <summary>
    /// Script blocks that run jobs instead of the simulation: a hashtable of executor names and script blocks; "*" stands for all other
    /// executors. In the block, $_ is the call. The block's output is the result, and the other streams become events of the run. A
    /// terminating error fails the step, as does exit with a code other than 0. exit 0 and return end the block, and the step succeeds.
    /// </summary>
    [Parameter]
    [ExecutorBlocks]
    public IDictionary? Executor { get; set; }

    /// <summary>Creates an executor for a script block.</summary>
    private protected abstract IJobExecutor MakeExecutor(ScriptBlock block);

    /// <summary>The executors for one run.</summary>
    private protected ExecutorTable Executors() =>
        new(
            (Executor ?? new Hashtable()).Cast<DictionaryEntry>().Select(
                e => KeyValuePair.Create((string)e.Key, MakeExecutor((ScriptBlock)e.Value!)))); // ExecutorBlocks accepts nothing else

    /// <summary>The values that a block reads with <c>$using:</c>; the pipeline ends when they cannot be read.</summary>
    private protected IReadOnlyDictionary<string, object?> UsedBy(ScriptBlock block)
    {
        try
        {
            return UsingVariables.Read(block, SessionState);
        }
        catch (ItemNotFoundException e)
        {
            ThrowTerminatingError(ErrorRecords.For(
                e,
                "AefUsingUndefined",
                ErrorCategory.ObjectNotFound,
                block,
                "Set the variable before the run, or correct its name."));
            throw;
        }
        catch (PSInvalidOperationException e)
        {
            ThrowTerminatingError(
                ErrorRecords.For(
                    e,
                    "AefUsingScriptBlock",
                    ErrorCategory.InvalidArgument,
                    block,
                    "Move the code of the inner block into the block itself."));
            throw;
        }
    }

    /// <summary>
    /// A block on the pipeline thread can read variables directly; <c>$using:</c> there is an error that is reported before anything runs.
    /// </summary>
    private protected void RefuseUsing(int? throttleLimit)
    {
        if (throttleLimit is null && Executor?.Values.OfType<ScriptBlock>().FirstOrDefault(UsingVariables.Any) is { } block)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("A script block uses $using:, which is only for blocks in separate runspaces."),
                "AefUsingWithoutThrottleLimit",
                ErrorCategory.InvalidArgument,
                block,
                "Remove using:, because a block on the pipeline thread can read variables directly; or add -ThrottleLimit."));
        }
    }
}
