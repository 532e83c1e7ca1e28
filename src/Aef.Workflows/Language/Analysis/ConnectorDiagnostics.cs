using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Diagnostics about connector calls. They are warnings, because Google has more connectors than any table.</summary>
public static class ConnectorDiagnostics
{
    /// <summary>Misspelled connector.</summary>
    public static readonly DiagnosticDescriptor Misspelled = Warning(
        "AEF5200",
        "Misspelled connector",
        "Unknown connector \"{0}\". Did you mean \"{1}\"?");

    /// <summary>Invalid connector name.</summary>
    public static readonly DiagnosticDescriptor WrongForm = Warning(
        "AEF5201",
        "Invalid connector name",
        "\"{0}\" is not a valid connector name; expected googleapis.SERVICE.VERSION.RESOURCE.METHOD.",
        "Write the full name as listed at https://cloud.google.com/workflows/docs/reference/googleapis.");

    /// <summary>Missing connector argument.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = Warning(
        "AEF5202",
        "Missing connector argument",
        "\"{0}\" requires the argument \"{1}\".");

    /// <summary>Unknown connector setting.</summary>
    public static readonly DiagnosticDescriptor UnknownSetting = Warning(
        "AEF5203",
        "Unknown connector setting",
        "Unknown key \"{0}\" in connector_params. Valid keys: {1}.",
        "Cloud Workflows may ignore the key, so the intended setting has no effect.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
