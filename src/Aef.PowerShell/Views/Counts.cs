using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Views;

/// <summary>The counts that tables show, as properties: Aef.Types.ps1xml adds them to the module's objects.</summary>
public static class Counts
{
    /// <summary>How many levels a pipeline has.</summary>
    public static int LevelCount(PSObject instance) => LevelsOf(instance).Count();

    /// <summary>How many threads a pipeline or level has.</summary>
    public static int ThreadCount(PSObject instance) => LevelsOf(instance).Sum(l => l.Threads.Count);

    /// <summary>How many steps a pipeline or level has.</summary>
    public static int StepCount(PSObject instance) => LevelsOf(instance).SelectMany(l => l.Threads).Sum(t => t.Steps.Count);

    /// <summary>How many diagnostics an object has.</summary>
    public static int DiagnosticCount(PSObject instance) => CountOf(instance, "Diagnostics");

    /// <summary>How many steps of a run failed.</summary>
    public static int FailureCount(PSObject instance) => CountOf(instance, "Failures");

    /// <summary>How many events a run has.</summary>
    public static int EventCount(PSObject instance) => CountOf(instance, "Events");

    /// <summary>How many characters the source of an artifact has.</summary>
    public static int Characters(PSObject instance) => (Property(instance, "Source") as string)?.Length ?? 0;

    private static IEnumerable<PipelineLevel> LevelsOf(PSObject? instance) => instance?.BaseObject switch
    {
        Pipeline pipeline => pipeline.Levels,
        PipelineLevel level => [level],
        _ => [],
    };

    private static int CountOf(PSObject? instance, string name) => (Property(instance, name) as IEnumerable)?.Cast<object?>().Count() ?? 0;

    private static object? Property(PSObject? instance, string name) =>
        instance?.BaseObject.GetType().GetProperty(name)?.GetValue(instance.BaseObject);
}
