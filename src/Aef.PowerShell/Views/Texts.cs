using System.Globalization;
using System.Management.Automation;
using Aef.Documents.Display;

namespace Aef.PowerShell.Views;

/// <summary>
/// The text of properties in one line that is safe for terminals and logs: Aef.Types.ps1xml adds them to the module's objects. Compiled
/// code, unlike script blocks,
/// also runs in constrained language.
/// </summary>
public static partial class Texts
{
    /// <summary>The Description of an object.</summary>
    public static string DisplayDescription(PSObject instance) => Clean(instance, "Description");

    /// <summary>The Engine of an object.</summary>
    public static string DisplayEngine(PSObject instance) => Clean(instance, "Engine");

    /// <summary>The Executor of an object.</summary>
    public static string DisplayExecutor(PSObject instance) => Clean(instance, "Executor");

    /// <summary>The FileName of an object.</summary>
    public static string DisplayFileName(PSObject instance) => Clean(instance, "FileName");

    /// <summary>The Id of an object.</summary>
    public static string DisplayId(PSObject instance) => Clean(instance, "Id");

    /// <summary>The Job of an object.</summary>
    public static string DisplayJob(PSObject instance) => Clean(instance, "Job");

    /// <summary>The JobId of an object.</summary>
    public static string DisplayJobId(PSObject instance) => Clean(instance, "JobId");

    /// <summary>The JobName of an object.</summary>
    public static string DisplayJobName(PSObject instance) => Clean(instance, "JobName");

    /// <summary>The Level of an object.</summary>
    public static string DisplayLevel(PSObject instance) => Clean(instance, "Level");

    /// <summary>The Message of an object.</summary>
    public static string DisplayMessage(PSObject instance) => Clean(instance, "Message");

    /// <summary>The Name of an object.</summary>
    public static string DisplayName(PSObject instance) => Clean(instance, "Name");

    /// <summary>The New of an object.</summary>
    public static string DisplayNew(PSObject instance) => Clean(instance, "New");

    /// <summary>The Next of an object.</summary>
    public static string DisplayNext(PSObject instance) => Clean(instance, "Next");

    /// <summary>The Old of an object.</summary>
    public static string DisplayOld(PSObject instance) => Clean(instance, "Old");

    /// <summary>The Path of an object.</summary>
    public static string DisplayPath(PSObject instance) => Clean(instance, "Path");

    /// <summary>The Property of an object.</summary>
    public static string DisplayProperty(PSObject instance) => Clean(instance, "Property");

    /// <summary>The Result of an object.</summary>
    public static string DisplayResult(PSObject instance) => Clean(instance, "Result");

    /// <summary>The Runs of an object.</summary>
    public static string DisplayRuns(PSObject instance) => Clean(instance, "Runs");

    /// <summary>The Thread of an object.</summary>
    public static string DisplayThread(PSObject instance) => Clean(instance, "Thread");

    /// <summary>The Location of an object.</summary>
    public static string DisplayLocation(PSObject instance) => Clean(instance, "Location");

    /// <summary>The Pipeline of an object.</summary>
    public static string DisplayPipeline(PSObject instance) => Clean(instance, "Pipeline");

    /// <summary>How long something took.</summary>
    public static string DisplayDuration(PSObject instance) => Property(instance, "Duration") is TimeSpan time ? time.ToString("c", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>The time of day.</summary>
    public static string TimeOfDay(PSObject instance) => Time(instance, "Time", "HH:mm:ss");

    /// <summary>The time of day at which something began.</summary>
    public static string StartTimeOfDay(PSObject instance) => Time(instance, "StartTime", "HH:mm:ss");

    /// <summary>When something began.</summary>
    public static string StartTime(PSObject instance) => Time(instance, "StartTime", "yyyy-MM-dd HH:mm:ss");

    /// <summary>When something ended.</summary>
    public static string EndTime(PSObject instance) => Time(instance, "EndTime", "yyyy-MM-dd HH:mm:ss");

    private static string Time(PSObject instance, string name, string format) =>
        Property(instance, name) is DateTimeOffset time ? time.ToString(format, CultureInfo.InvariantCulture) : string.Empty;

    private static string Clean(PSObject instance, string name) => TerminalText.Clean(Convert.ToString(Property(instance, name), CultureInfo.InvariantCulture));

    private static object? Property(PSObject? instance, string name) => instance?.BaseObject.GetType().GetProperty(name)?.GetValue(instance.BaseObject);
}
