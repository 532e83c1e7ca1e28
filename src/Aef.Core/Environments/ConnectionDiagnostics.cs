using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>Diagnostics about connections and data.</summary>
public static class ConnectionDiagnostics
{
    /// <summary>Unknown connection.</summary>
    public static readonly DiagnosticDescriptor Unknown = Error(
        "AEF7100",
        "Unknown connection",
        "The environment {0} has no connection {1}.{2} Known connections: {3}.",
        "Add it to \"connections\" of the environment in aef.json.");

    /// <summary>Password that cannot be read.</summary>
    public static readonly DiagnosticDescriptor NoSecret = Error(
        "AEF7101",
        "Password that cannot be read",
        "The password of the connection {0} cannot be read from {1}: {2}.",
        "Set the environment variable, or correct the reference in aef.json.");

    /// <summary>Connection that cannot be opened.</summary>
    public static readonly DiagnosticDescriptor CannotOpen = Error(
        "AEF7102",
        "Connection that cannot be opened",
        "The connection {0} ({1}, {2}) cannot be opened: {3}",
        "Check the settings of the connection in aef.json, and test it with aef connections test.");

    /// <summary>Database file in use.</summary>
    public static readonly DiagnosticDescriptor InUse = Error(
        "AEF7103",
        "Database file in use",
        "Another process still uses the file of the connection {0} ({1}) after {2} seconds: {3}",
        "Wait for the other run, close the other program, or set \"wait_seconds\" of the connection.");

    /// <summary>Library of DuckDB not found.</summary>
    public static readonly DiagnosticDescriptor NoLibrary = Error(
        "AEF7104",
        "Library of DuckDB not found",
        "The connection {0} needs the native library of DuckDB, which was not found: {1}",
        "Put it next to aef or into the folder bin/deps of the PowerShell module, or set AEF_DUCKDB_LIBRARY to its "
        + "path; it is in the NuGet package DuckDB.NET.Bindings.Full. A connection of kind sqlite needs no library.");

    /// <summary>Statement that fails.</summary>
    public static readonly DiagnosticDescriptor StatementFails = Error(
        "AEF7105",
        "Statement that fails",
        "The statement fails on the connection {0}: {1}");

    /// <summary>Value that a statement needs.</summary>
    public static readonly DiagnosticDescriptor NoValue = Error(
        "AEF7106",
        "Value that a statement needs",
        "The statement reads the parameter {0}, which has no value.{1}",
        "Add it to \"values\" of the step, or pass it to aef query with --value, or to Invoke-AefQuery with -Value.");

    /// <summary>Connection that can only be read.</summary>
    public static readonly DiagnosticDescriptor OnlySource = Error(
        "AEF7107",
        "Connection that can only be read",
        "The connection {0} is of kind mysql, which can only be read: as \"source\" of a load or of one of its inputs, and by aef query.",
        "Name a connection of kind duckdb, sqlite or postgres here.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
