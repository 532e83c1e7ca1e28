using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Building;

/// <summary>Diagnostics about requests to add a node to a pipeline: AEF19xx.</summary>
public static class BuildingDiagnostics
{
    /// <summary>Pipeline without a level.</summary>
    public static DiagnosticDescriptor NoLevel { get; } = new(
        "AEF1901",
        DiagnosticSeverity.Error,
        "Pipeline without a level",
        "Pipeline {0} has no level for the {1}.",
        "Add a level first with Add-AefLevel.");

    /// <summary>Unknown level.</summary>
    public static DiagnosticDescriptor UnknownLevel { get; } = new(
        "AEF1902",
        DiagnosticSeverity.Error,
        "Unknown level",
        "Pipeline {0} has no level {1}. Its levels: {2}.",
        "Name one of these levels, or add the level with Add-AefLevel.");

    /// <summary>Unknown thread.</summary>
    public static DiagnosticDescriptor UnknownThread { get; } = new(
        "AEF1903",
        DiagnosticSeverity.Error,
        "Unknown thread",
        "{0} has no thread {1}. Its threads: {2}.",
        "Name one of these threads, or add the thread with Add-AefThread.");

    /// <summary>Unknown step.</summary>
    public static DiagnosticDescriptor UnknownStep { get; } = new(
        "AEF1904",
        DiagnosticSeverity.Error,
        "Unknown step",
        "{0} has no step {1} to {2}.",
        "Use the JOB_ID of an existing step.");

    /// <summary>Both -Before and -After.</summary>
    public static DiagnosticDescriptor TwoNeighbors { get; } = new(
        "AEF1905",
        DiagnosticSeverity.Error,
        "Both -Before and -After",
        "Cannot add a step before {0} and after {1} in one call.",
        "Use only one of the two parameters.");

    /// <summary>Level or thread of a section.</summary>
    public static DiagnosticDescriptor PositionInSection { get; } = new(
        "AEF2044",
        DiagnosticSeverity.Error,
        "Level or thread of a section",
        "Cannot add a step to {0} of {1}: the section is a single list of steps.",
        "Omit -Level and -Thread, or omit -Section.");
}
