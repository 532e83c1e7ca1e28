using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>Diagnostics about threads that run once for each item of a list, and about child workflows, on Airflow.</summary>
internal static class AirflowLoopDiagnostics
{
    /// <summary>Limit of items with several steps.</summary>
    public static readonly DiagnosticDescriptor SeveralSteps = new(
        "AEF4228",
        DiagnosticSeverity.Error,
        "Limit of items with several steps",
        "The thread {0} has {1} steps for each item, but Airflow limits the items of each task, not the items that run all steps.",
        "Remove max_parallel, divide the steps between levels, or compile to Cloud Workflows.");

    /// <summary>Limit of items that Airflow 3.0 ignores.</summary>
    public static readonly DiagnosticDescriptor IgnoredLimit = new(
        "AEF4229",
        DiagnosticSeverity.Warning,
        "Limit of items that Airflow 3.0 ignores",
        "At most {0} items run at once, but Airflow 3.0 ignores this limit (max_active_tis_per_dagrun) for the items of a list.",
        "Use a later release of Airflow 3, or Airflow 2.10.");

    /// <summary>More items than Airflow accepts.</summary>
    public static readonly DiagnosticDescriptor ManyItems = new(
        "AEF4230",
        DiagnosticSeverity.Warning,
        "More items than Airflow accepts",
        "The list may have {0} items, but by default a task of Airflow may return at most {1}; with more, the run fails.",
        "Set max_map_length in the section core of Airflow's configuration, or reduce max_items.");

    /// <summary>Child workflow without a region.</summary>
    public static readonly DiagnosticDescriptor NoRegion = new(
        "AEF4231",
        DiagnosticSeverity.Error,
        "Child workflow without a region",
        "The step {0} runs the workflow {1}, but the platform parameters do not set its region, pRegion.",
        "Add pRegion to the platform parameters file, and pass the file (--parameters, -ParameterPath).");
}
