using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.DiagnosticCatalog;

/// <summary>The one diagnostic that is never about the user's input.</summary>
internal static class BugDiagnostics
{
    /// <summary>A bug in Aef; thrown as <see cref="AefInternalException"/>, never reported at a location.</summary>
    public static readonly DiagnosticDescriptor Bug = new(
        AefInternalException.Code,
        DiagnosticSeverity.Error,
        "A bug in Aef",
        "{0}",
        "Report it with the command line and the input files.");
}
