using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;

namespace Aef.PowerShell.Completion;

/// <summary>Finds the pipeline of a command line under completion. It runs nothing; it only reads variables.</summary>
internal static class PipelineInScope
{
    private static readonly string[] Parameters = ["Pipeline", "InputObject"];

    /// <summary>
    /// The pipeline that is passed as an argument, or by a variable at the start of the pipeline; null when it is unknown.
    /// </summary>
    public static Pipeline? Of(CommandAst command, IDictionary bound) =>
        Parameters.Select(p => PlainValue.Of(bound[p])).Select(First).FirstOrDefault(p => p is not null)
        ?? (
            command.Parent is PipelineAst { PipelineElements: [CommandExpressionAst { Expression: VariableExpressionAst variable }, ..] }
                ? First(ValueOf(variable))
                : null);

    private static Pipeline? First(object? value) => PlainValue.Of(value) switch
    {
        Pipeline pipeline => pipeline,
        IEnumerable items and not string => items.Cast<object?>().Select(PlainValue.Of).OfType<Pipeline>().FirstOrDefault(),
        _ => null,
    };

    private static object? ValueOf(VariableExpressionAst variable)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Get-Variable")
            .AddParameter("Name", variable.VariablePath.UserPath)
            .AddParameter("ValueOnly")
            .AddParameter("ErrorAction", ActionPreference.Ignore);
        try
        {
            return shell.Invoke().FirstOrDefault();
        }
        catch (RuntimeException)
        {
            return null;
        }
    }
}
