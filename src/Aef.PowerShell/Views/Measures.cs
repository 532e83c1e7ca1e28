using System.Globalization;
using System.Management.Automation;
using Aef.Runs.Estimation;

namespace Aef.PowerShell.Views;

/// <summary>The figures of a measure that tables show, as properties: Aef.Types.ps1xml adds them to the module's objects.</summary>
public static class Measures
{
    /// <summary>The size of the source, in bytes.</summary>
    public static object? SourceBytes(PSObject instance) => Of(instance)?.Source.Bytes;

    /// <summary>The size of the source as a share of its limit.</summary>
    public static string SourceShare(PSObject instance) => Percent(Of(instance)?.Limits.FirstOrDefault(l => l.Key == "source_bytes"));

    /// <summary>How many steps the measured run executes.</summary>
    public static object? RunSteps(PSObject instance) => Of(instance)?.Steps.Run;

    /// <summary>How many steps a run executes at most.</summary>
    public static object? MostSteps(PSObject instance) => Of(instance)?.Steps.Most;

    /// <summary>The memory of the measured run, in bytes.</summary>
    public static object? RunMemory(PSObject instance) => Of(instance)?.Memory.Run;

    /// <summary>The price of a run in dollars.</summary>
    public static string RunDollars(PSObject instance) =>
        Of(instance)?.Cost?.RunDollars.ToString("0.0000", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Percent(MeasuredLimit? limit) =>
        limit?.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent} %") : string.Empty;

    private static WorkflowMeasure? Of(PSObject? instance) => instance?.BaseObject as WorkflowMeasure;
}
