using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Building;

/// <summary>What can be wrong with a request to put a node into a pipeline: AEF19xx.</summary>
public static class BuildingDiagnostics
{
    /// <summary>A thread or step has no level to go to.</summary>
    public static DiagnosticDescriptor NoLevel { get; } = new(
        "AEF1901",
        DiagnosticSeverity.Error,
        "Pipeline without a level",
        "Pipeline {0} has no level that a {1} could go to",
        "Add a level first: Add-AefLevel.");

    /// <summary>The level that was named does not exist.</summary>
    public static DiagnosticDescriptor UnknownLevel { get; } = new(
        "AEF1902",
        DiagnosticSeverity.Error,
        "Unknown level",
        "Pipeline {0} has no level {1}; its levels are {2}",
        "Name one of its levels, or add it with Add-AefLevel.");

    /// <summary>The thread that was named does not exist.</summary>
    public static DiagnosticDescriptor UnknownThread { get; } = new(
        "AEF1903",
        DiagnosticSeverity.Error,
        "Unknown thread",
        "{0} has no thread {1}; there {2}",
        "Name one of its threads, or add it with Add-AefThread.");

    /// <summary>The step that was named does not exist.</summary>
    public static DiagnosticDescriptor UnknownStep { get; } = new(
        "AEF1904",
        DiagnosticSeverity.Error,
        "Unknown step",
        "{0} has no step {1} to {2}",
        "Give the JOB_ID of a step that is there.");

    /// <summary>Both neighbours were given.</summary>
    public static DiagnosticDescriptor TwoNeighbours { get; } = new(
        "AEF1905",
        DiagnosticSeverity.Error,
        "Two places for one step",
        "A step cannot be put before {0} and after {1} in one call",
        "Give one of the two.");
}
