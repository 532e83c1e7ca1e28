using System.Globalization;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Connections;

/// <summary>Creates the exceptions of connections that cannot be opened, for the adapters.</summary>
public static class ConnectionProblems
{
    /// <summary>A connection that cannot be opened, with the message of the database.</summary>
    public static ConnectionException CannotOpen(EnvironmentConnection connection, string message, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(message);
        return new ConnectionException(
            ConnectionDiagnostics.CannotOpen.At(
                connection.Location,
                Quoted.Text(connection.Name),
                ConnectionNames.Of(connection.Kind),
                connection.Target,
                Sentence.Of(message)),
            cause);
    }

    /// <summary>A file that another process uses, with the message of the database.</summary>
    public static ConnectionException InUse(EnvironmentConnection connection, string message, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new ConnectionException(
            ConnectionDiagnostics.InUse.At(
                connection.Location,
                Quoted.Text(connection.Name),
                connection.Target,
                connection.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                Sentence.Of(message)),
            cause);
    }

    /// <summary>A connection whose native library was not found.</summary>
    public static ConnectionException NoLibrary(EnvironmentConnection connection, string searched, Exception cause) =>
        new(MissingLibrary(connection, searched), cause);

    /// <summary>The problem of a connection whose native library was not found.</summary>
    public static Diagnostic MissingLibrary(EnvironmentConnection connection, string searched)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return ConnectionDiagnostics.NoLibrary.At(connection.Location, Quoted.Text(connection.Name), searched);
    }
}
