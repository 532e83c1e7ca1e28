using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Findings about calls of connectors. They are warnings: Google knows more connectors than any table.</summary>
public static class ConnectorDiagnostics
{
    /// <summary>A name that is nearly that of a connector.</summary>
    public static readonly DiagnosticDescriptor Misspelt = Warning("AEF5200", "Connector that is likely misspelt", "There is no connector '{0}' that is known here; did you mean '{1}'?");

    /// <summary>A name that no connector can have.</summary>
    public static readonly DiagnosticDescriptor WrongForm = Warning(
        "AEF5201", "Not the name of a connector", "'{0}' is not googleapis.SERVICE.VERSION.RESOURCE.METHOD.", "Write the whole name, as https://cloud.google.com/workflows/docs/reference/googleapis has it.");

    /// <summary>An argument that the method must be given.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = Warning("AEF5202", "Connector without an argument that it needs", "'{0}' needs the argument '{1}'.");

    /// <summary>A key of connector_params that means nothing.</summary>
    public static readonly DiagnosticDescriptor UnknownSetting = Warning("AEF5203", "Unknown setting of a connector", "'{0}' is no key here; there are {1}.", "The service may pass it over, and the setting that was meant has no effect.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
