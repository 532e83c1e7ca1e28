using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <content>Piped rows, such as those of a CSV file.</content>
public abstract partial class StepCommand
{
    private HashSet<string>? _columns;

    /// <summary>
    /// The piped object whose properties describe the step, such as a row of Import-Csv. It is not for the command line: pipe the object.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipeline = true, DontShow = true)]
    [StepRow]
    public PSObject? Row { get; set; }

    /// <summary>Ends the binding of a row; false, with an error, when no property of the row is a parameter.</summary>
    private protected bool IsStepRow()
    {
        StepRow.End();
        if (Row is not { BaseObject: not Pipeline } row || row.Properties.Any(p => Columns.Contains(p.Name)))
        {
            return true;
        }

        WriteError(ErrorRecords.For(
            new PSInvalidOperationException(
                $"An object of type {row.BaseObject.GetType().Name} describes no step: it has no property such as JobId."),
            "AefRowWithoutStep",
            ErrorCategory.InvalidArgument,
            row,
            "Pipe objects whose properties are parameters, such as JobId, JobName and Executor."));
        return false;
    }

    private HashSet<string> Columns => _columns ??= MyInvocation.MyCommand.Parameters.Values
        .Where(p => p.ParameterSets.Values.Any(s => s.ValueFromPipelineByPropertyName))
        .SelectMany(p => p.Aliases.Append(p.Name))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        StepRow.End();
        base.Dispose(disposing);
    }
}
