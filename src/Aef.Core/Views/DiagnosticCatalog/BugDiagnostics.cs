using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.DiagnosticCatalog;

/// <summary>The one finding that is never about an input.</summary>
public static class BugDiagnostics
{
    /// <summary>A promise inside Aef was broken; thrown as <see cref="AefInternalException"/>, never reported at a place.</summary>
    public static readonly DiagnosticDescriptor Bug = new(
        AefInternalException.Code, DiagnosticSeverity.Error, "A bug in Aef", "{0}", "Report it with the command line and the input files.");
}
