using Aef.Workflows.Diagnostics;

namespace Aef.Core.Model;

/// <summary>Findings about changes to a pipeline whose place does not exist.</summary>
public static class EditDiagnostics
{
    /// <summary>A thread or step for a pipeline without levels.</summary>
    public static readonly DiagnosticDescriptor NoLevel = Error("AEF2030", "The pipeline has no level", "The pipeline has no level to add a {0} to.", "Add a level first: Add-AefLevel.");

    /// <summary>A level that is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownLevel = Error("AEF2031", "No such level", "The pipeline has no level {0}.{1}");

    /// <summary>A thread that is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownThread = Error("AEF2032", "No such thread", "{1} no thread {0}.{2}");

    /// <summary>A step that is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownStep = Error("AEF2033", "No such step", "The pipeline has no step with the JOB_ID {0}.{1}");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
