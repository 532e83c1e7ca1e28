using System.Management.Automation;

namespace Aef.PowerShell.Views;

/// <summary>The properties of scheduled runs: a date format may contain any character.</summary>
public static partial class Texts
{
    /// <summary>The EndDate of an object.</summary>
    public static object? DisplayEndDate(PSObject instance) => Shown(instance, "EndDate");

    /// <summary>The Schedule of an object.</summary>
    public static object? DisplaySchedule(PSObject instance) => Shown(instance, "Schedule");

    /// <summary>The StartDate of an object.</summary>
    public static object? DisplayStartDate(PSObject instance) => Shown(instance, "StartDate");

    /// <summary>The TimeZone of an object.</summary>
    public static object? DisplayTimeZone(PSObject instance) => Shown(instance, "TimeZone");
}
