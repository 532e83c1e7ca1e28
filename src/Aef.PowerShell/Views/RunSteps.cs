using System.Management.Automation;
using System.Runtime.CompilerServices;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Views;

/// <summary>The steps of a run that has ended, as a property: Aef.Types.ps1xml adds it to runs.</summary>
public static class RunSteps
{
    // A run does not change, so its steps are computed once: scripts index into the property in loops.
    private static readonly ConditionalWeakTable<Run, StepProgress[]> Known = [];

    /// <summary>The steps with their final states, in the order of the definition; none for Cloud Workflows source.</summary>
    public static StepProgress[] Steps(PSObject instance) =>
        instance?.BaseObject is Run run ? Known.GetValue(run, r => [.. RunProgress.Of(r).Steps]) : [];
}
