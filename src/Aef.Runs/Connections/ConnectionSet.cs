using Aef.Core.Environments;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Connections;

/// <summary>The connections of an environment by name: a run, a query and a test of a connection open them here.</summary>
public sealed class ConnectionSet
{
    private readonly IConnectionFactory _factory;
    private readonly SecretValues _secrets;
    private readonly string _environment;

    /// <summary>Creates a set.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="stateFolder">The state folder, which has the file of the default connection.</param>
    /// <param name="factory">Opens the databases.</param>
    /// <param name="secrets">Reads the passwords.</param>
    public ConnectionSet(ProjectEnvironment environment, string stateFolder, IConnectionFactory factory, SecretValues secrets)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(secrets);
        _factory = factory;
        _secrets = secrets;
        _environment = environment.Name;
        Connections = environment.ConnectionsWith(stateFolder).ToEquatableList();
    }

    /// <summary>The connections.</summary>
    public EquatableList<EnvironmentConnection> Connections { get; }

    /// <summary>The connection of a name; null with the problem that there is none.</summary>
    public EnvironmentConnection? Find(string name, out Diagnostic? problem) => Find(name, Location.None, out problem);

    private EnvironmentConnection? Find(string name, Location location, out Diagnostic? problem)
    {
        var found = Connections.FirstOrDefault(c => c.Name == name);
        problem = found is not null
            ? null
            : ConnectionDiagnostics.Unknown.At(
                location,
                Quoted.Text(_environment),
                Quoted.Text(name),
                Spelling.Suggest(name, Connections.Select(c => c.Name)),
                string.Join(", ", Connections.Select(c => Quoted.Text(c.Name))));
        return found;
    }

    /// <summary>
    /// The problem because of which a connection cannot be opened, as far as it is known without opening it; null if there is none.
    /// </summary>
    /// <param name="name">The name of the connection.</param>
    /// <param name="location">Where it is named.</param>
    public Diagnostic? Check(string name, Location location) =>
        Find(name, location, out var unknown) is { } connection ? PasswordOf(connection).Problem ?? _factory.Check(connection) : unknown;

    /// <summary>The same for a connection on which a step works, which one that can only be read is not.</summary>
    internal Diagnostic? CheckWritable(string name, Location location) =>
        Find(name, location, out _) is { Kind: ConnectionKind.MySql }
            ? ConnectionDiagnostics.OnlySource.At(location, Quoted.Text(name))
            : Check(name, location);

    /// <summary>Opens the connection of a name.</summary>
    /// <exception cref="ConnectionException">There is no such connection, or it cannot be opened.</exception>
    public Task<ISqlConnection> OpenAsync(string name, Action<string>? waiting, CancellationToken cancellationToken)
    {
        var connection = Find(name, out var unknown) ?? throw new ConnectionException(unknown!); // one of the two is not null
        var (password, problem) = PasswordOf(connection);
        return problem is null
            ? _factory.OpenAsync(connection, password, waiting, cancellationToken)
            : throw new ConnectionException(problem);
    }

    /// <summary>Opens a DuckDB in memory. What does not fit is written to <paramref name="folder"/>.</summary>
    /// <exception cref="ConnectionException">The library of DuckDB was not found.</exception>
    internal async Task<ISqlConnection> OpenMemoryAsync(string folder, CancellationToken cancellationToken)
    {
        var connection = new EnvironmentConnection("memory", ConnectionKind.DuckDb) { Path = EnvironmentConnection.MemoryPath };
        var opened = await _factory.OpenAsync(connection, null, null, cancellationToken).ConfigureAwait(false);
        await opened.ExecuteAsync(SqlCommandText.Of($"SET temp_directory = {SqlNames.Literal(folder)}"), null, cancellationToken)
            .ConfigureAwait(false);
        return opened;
    }

    private (string? Password, Diagnostic? Problem) PasswordOf(EnvironmentConnection connection) =>
        connection.Password is not { } reference ? (null, null)
        : _secrets.Read(reference, out var problem) is { } password ? (password, null)
        : (null, ConnectionDiagnostics.NoSecret.At(connection.Location, Quoted.Text(connection.Name), reference.ToString(), problem));
}
