using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Connections;
using Aef.Runs.Executors;

namespace Aef.Runs.Data;

/// <summary>A kind of local execution that works on a connection: <c>sql</c>, <c>load</c> or <c>check</c>.</summary>
public sealed class DataKind : ILocalKind
{
    private const string OfStep = "${parameters.connection}";
    private static readonly string[] Names = ["sql", "load", "check"];

    private readonly ConnectionSet _connections;
    private readonly ProjectEnvironment _environment;

    private DataKind(string name, ConnectionSet connections, ProjectEnvironment environment)
    {
        Name = name;
        _connections = connections;
        _environment = environment;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The kinds on the connections of an environment.</summary>
    public static IReadOnlyList<ILocalKind> Of(ConnectionSet connections, ProjectEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(environment);
        return [.. Names.Select(name => new DataKind(name, connections, environment))];
    }

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (binding is LoadBinding load)
        {
            return new LoadCheck(_connections, _environment).Check(step, load);
        }

        return NameOf(step, binding) is { } name && _connections.CheckWritable(name, step.Source.Location) is { } problem ? [problem] : [];
    }

    /// <inheritdoc/>
    /// <remarks>Airflow needs a connection; here, a step without one uses the default.</remarks>
    public bool Needs(BoundStep step, LocalBinding binding, string parameter) =>
        parameter != "connection" || binding is SqlBinding { Connection: not (null or OfStep) };

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings) => new DataExecutor(_connections, _environment);

    /// <summary>The connection of a step; null if only the run knows it.</summary>
    private static string? NameOf(BoundStep step, LocalBinding binding)
    {
        var setting = binding switch
        {
            SqlBinding sql => sql.Connection,
            CheckBinding check => check.Connection,
            _ => null,
        } ?? OfStep;
        return new KnownParameters(step, null).Resolve(ScalarNode.String(setting)) switch
        {
            null when step.With is null or BoundLiteral => EnvironmentConnection.DefaultName,
            ScalarNode { ScalarKind: ScalarKind.String } name when !name.Text.Contains("${", StringComparison.Ordinal) => name.Text,
            _ => null,
        };
    }
}
