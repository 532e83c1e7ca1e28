using System.Globalization;
using System.Management.Automation;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.PowerShell.Views;

/// <summary>
/// The properties of the module's objects as PowerShell shows them. Aef.Types.ps1xml replaces each property with a string by one of these:
/// its value is the same string, but its display is one line that is safe for terminals and logs. Views call the others.
/// </summary>
public static partial class Texts
{
    /// <summary>The Description of an object.</summary>
    public static object? DisplayDescription(PSObject instance) => Shown(instance, "Description");

    /// <summary>The Engine of an object.</summary>
    public static object? DisplayEngine(PSObject instance) => Shown(instance, "Engine");

    /// <summary>The Executor of an object.</summary>
    public static object? DisplayExecutor(PSObject instance) => Shown(instance, "Executor");

    /// <summary>The FileName of an object.</summary>
    public static object? DisplayFileName(PSObject instance) => Shown(instance, "FileName");

    /// <summary>The Id of an object.</summary>
    public static object? DisplayId(PSObject instance) => Shown(instance, "Id");

    /// <summary>The Job of an object.</summary>
    public static object? DisplayJob(PSObject instance) => Shown(instance, "Job");

    /// <summary>The JobId of an object.</summary>
    public static object? DisplayJobId(PSObject instance) => Shown(instance, "JobId");

    /// <summary>The JobName of an object.</summary>
    public static object? DisplayJobName(PSObject instance) => Shown(instance, "JobName");

    /// <summary>The Level of an object.</summary>
    public static object? DisplayLevel(PSObject instance) => Shown(instance, "Level");

    /// <summary>The Message of an object.</summary>
    public static object? DisplayMessage(PSObject instance) => Shown(instance, "Message");

    /// <summary>The Name of an object.</summary>
    public static object? DisplayName(PSObject instance) => Shown(instance, "Name");

    /// <summary>The New of an object.</summary>
    public static object? DisplayNew(PSObject instance) => Shown(instance, "New");

    /// <summary>The Next of an object.</summary>
    public static object? DisplayNext(PSObject instance) => Shown(instance, "Next");

    /// <summary>The Old of an object.</summary>
    public static object? DisplayOld(PSObject instance) => Shown(instance, "Old");

    /// <summary>The Path of an object.</summary>
    public static object? DisplayPath(PSObject instance) => Shown(instance, "Path");

    /// <summary>The Property of an object.</summary>
    public static object? DisplayProperty(PSObject instance) => Shown(instance, "Property");

    /// <summary>The Result of an object.</summary>
    public static object? DisplayResult(PSObject instance) => Shown(instance, "Result");

    /// <summary>The Runs of an object.</summary>
    public static object? DisplayRuns(PSObject instance) => Shown(instance, "Runs");

    /// <summary>The Thread of an object.</summary>
    public static object? DisplayThread(PSObject instance) => Shown(instance, "Thread");

    /// <summary>The Location of an object.</summary>
    public static object? DisplayLocation(PSObject instance) => Shown(instance, "Location");

    /// <summary>The AsyncJobId of an object.</summary>
    public static object? DisplayAsyncJobId(PSObject instance) => Shown(instance, "AsyncJobId");

    /// <summary>The time that an object waited for its job.</summary>
    public static object? DisplayWaited(PSObject instance) =>
        Property(instance, "Waited") is TimeSpan time ? With(time, nameof(WholeSeconds)) : null;

    /// <summary>The parameters of a step, as JSON.</summary>
    public static object? DisplayWith(PSObject instance) => Property(instance, "With") is { } value ? With(value, nameof(Json)) : null;

    /// <summary>The properties of a step, as JSON.</summary>
    public static object? DisplayStepProperties(PSObject instance) =>
        Property(instance, "StepProperties") is { } value ? With(value, nameof(Json)) : null;

    /// <summary>How long something took.</summary>
    public static object? DisplayDuration(PSObject instance) =>
        Property(instance, "Duration") is TimeSpan time ? With(time, nameof(WholeSeconds)) : null;

    /// <summary>How a string with control characters is displayed.</summary>
    public static string SafeText(PSObject instance) => TerminalText.Clean(instance?.BaseObject as string);

    /// <summary>How a duration is displayed: in whole seconds.</summary>
    public static string WholeSeconds(PSObject instance) => instance?.BaseObject is TimeSpan time ? Whole(time) : string.Empty;

    /// <summary>How the duration of a test is displayed: not at all when it is zero.</summary>
    public static string WholeSecondsIfAny(PSObject instance) =>
        instance?.BaseObject is TimeSpan { Ticks: not 0 } time ? Whole(time) : string.Empty;

    /// <summary>How parts of a document are displayed: as JSON.</summary>
    public static string Json(PSObject instance) =>
        instance?.BaseObject is DocumentNode tree ? TerminalText.Clean(DocumentPrinter.ToJson(tree, indented: false)) : string.Empty;

    private static string Whole(TimeSpan time) =>
        TimeSpan.FromSeconds(Math.Round(time.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);

    /// <summary>
    /// The string itself. Only if it could drive a terminal or a runner, PowerShell displays it with escapes; its value stays the same.
    /// </summary>
    private static object? Shown(PSObject? instance, string name) => Property(instance, name) switch
    {
        string text when TerminalText.Clean(text) != text => With(text, nameof(SafeText)),
        var value => value,
    };

    /// <summary>The value, which PowerShell displays with one of the methods above.</summary>
    private static PSObject With(object value, string display)
    {
        var shown = new PSObject(value);
        shown.Methods.Add(new PSCodeMethod("ToString", typeof(Texts).GetMethod(display, [typeof(PSObject)])!));
        return shown;
    }

    private static object? Property(PSObject? instance, string name) =>
        instance?.BaseObject.GetType().GetProperty(name)?.GetValue(instance.BaseObject);
}
