using System.Globalization;
using Aef.Core.Environments;

namespace Aef.Runs.Observation.Lineage;

/// <summary>A data set with the names that OpenLineage has for it, so that events of other tools about it are about the same one.</summary>
/// <param name="Namespace">The data source.</param>
/// <param name="Name">The name in it.</param>
internal sealed record LineageDataset(string Namespace, string Name)
{
    /// <summary>The names of a data set of a definition.</summary>
    /// <param name="text">The data set as an event has it.</param>
    /// <param name="environment">The environment, whose connections have addresses.</param>
    /// <param name="folder">The folder to which paths of files refer.</param>
    public static LineageDataset Of(string text, ProjectEnvironment? environment, string folder)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? string.Empty : text[..colon];
        var rest = colon < 0 ? text : text[(colon + 1)..];
        switch (scheme)
        {
            case "bigquery":
                return new LineageDataset("bigquery", rest.TrimStart('/'));
            case "file":
                var file = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest;
                return new LineageDataset("file", Path.GetFullPath(file, folder));
            case "postgres" when rest.StartsWith("//", StringComparison.Ordinal) && rest.IndexOf('/', 2) is > 2 and var slash:
                return OfConnection(rest[2..slash], rest[(slash + 1)..], environment);
            default:
                var path = rest.StartsWith("//", StringComparison.Ordinal) ? rest.IndexOf('/', 2) : -1;
                return path > 0
                    ? new LineageDataset($"{scheme}:{rest[..path]}", rest[(path + 1)..])
                    : rest.StartsWith("//", StringComparison.Ordinal)
                        ? new LineageDataset($"{scheme}:{rest}", "/")
                        : new LineageDataset(scheme.Length > 0 ? scheme : "aef", rest);
        }
    }

    /// <summary>A table of a connection: the server and the database are in the environment.</summary>
    private static LineageDataset OfConnection(string connection, string table, ProjectEnvironment? environment) =>
        environment?.Connections.FirstOrDefault(c => c.Name == connection) switch
        {
            { Host: { } host } server => new LineageDataset(
                string.Create(CultureInfo.InvariantCulture, $"postgres://{host}:{server.Port}"), $"{server.Database}.{table}"),
            { Path: { } path } => new LineageDataset($"file:{Path.GetFullPath(path)}", table),
            _ => new LineageDataset($"postgres://{connection}", table),
        };
}
