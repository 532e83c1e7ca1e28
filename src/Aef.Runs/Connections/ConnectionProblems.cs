using System.Globalization;
using Aef.Core.Environments;
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
                message.TrimEnd('.') + "."),
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
                message),
            cause);
    }

    /// <summary>A connection whose native library was not found.</summary>
    public static ConnectionException NoLibrary(EnvironmentConnection connection, string searched, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new ConnectionException(
            ConnectionDiagnostics.NoLibrary.At(connection.Location, Quoted.Text(connection.Name), searched),
            cause);
    }
}
