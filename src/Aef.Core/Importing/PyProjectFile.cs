using Aef.Core.Environments;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>The file <c>aef.json</c> of the output folder, to which the connections are added. What it has otherwise remains.</summary>
internal sealed class PyProjectFile
{
    private const string Environments = "environments";
    private const string Connections = "connections";

    private readonly string _path;
    private readonly MappingNode _root;

    private PyProjectFile(string path, MappingNode root)
    {
        _path = path;
        _root = root;
    }

    /// <summary>The connections of the environment <c>local</c> by name.</summary>
    public IReadOnlyCollection<string> Names => [.. ConnectionsOf(_root).Entries.Select(e => e.Key)];

    /// <summary>Reads the file of a folder; null when it cannot be extended, which is reported.</summary>
    public static PyProjectFile? Read(string? folder, IDocumentReader documents, DiagnosticBag diagnostics)
    {
        var path = Path.Combine(folder ?? string.Empty, ConfigurationFile.Name);
        if (folder is null || !Path.Exists(path))
        {
            return new PyProjectFile(path, new MappingNode([]));
        }

        var text = SourceTextReader.ReadFile(path);
        var document = text.Source is null ? null : documents.Read(text.Source);
        if (document is { HasErrors: false, Root: MappingNode root } && HasShape(root))
        {
            return new PyProjectFile(path, root);
        }

        var why = text.Diagnostics.Concat(document?.Diagnostics ?? []).FirstOrDefault()?.Message
            ?? "it must be an object, whose \"environments\" are objects.";
        diagnostics.Add(PyDataflowDiagnostics.NoProjectFile.At(Location.FromScript(path, 0, 0), Quoted.Text(path), why));
        return null;
    }

    /// <summary>The text with the connections; null when it has all of them already.</summary>
    /// <param name="added">The connections.</param>
    /// <param name="replaces">True if a connection with other settings is replaced; otherwise it is reported.</param>
    /// <param name="diagnostics">Receives the connections that exist with other settings.</param>
    public string? With(IEnumerable<MappingEntry> added, bool replaces, DiagnosticBag diagnostics)
    {
        var present = ConnectionsOf(_root);
        var merged = present.Entries.ToList();
        foreach (var connection in added)
        {
            var index = merged.FindIndex(e => string.Equals(e.Key, connection.Key, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                merged.Add(connection);
            }
            else if (!IsSame(merged[index].Value, connection.Value))
            {
                if (replaces)
                {
                    merged[index] = merged[index] with { Value = connection.Value };
                }
                else
                {
                    diagnostics.Add(PyDataflowDiagnostics.OtherConnection
                        .At(merged[index].KeyLocation, Quoted.Text(_path), Quoted.Text(connection.Key))
                        .WithHiddenSource());
                }
            }
        }

        return merged.SequenceEqual(present.Entries)
            ? null
            : DocumentPrinter.ToJson(Set(_root, [Environments, ProjectEnvironment.Local, Connections], new MappingNode(merged)));
    }

    private static bool HasShape(MappingNode root) =>
        Find(root, Environments) is not { } environments
            || (environments.Value is MappingNode map
                && (Find(map, ProjectEnvironment.Local) is not { } local
                    || (local.Value is MappingNode inner && Find(inner, Connections) is null or { Value: MappingNode })));

    private static MappingNode ConnectionsOf(MappingNode root)
    {
        var node = root;
        foreach (var key in (string[])[Environments, ProjectEnvironment.Local, Connections])
        {
            node = Find(node, key)?.Value as MappingNode ?? new MappingNode([]);
        }

        return node;
    }

    /// <summary>Where the password is may differ: the user may have moved it.</summary>
    private static bool IsSame(DocumentNode one, DocumentNode other) =>
        one is MappingNode a
        && other is MappingNode b
        && b.Entries.All(e => e.Key == ConnectionKinds.Password || Find(a, e.Key)?.Value.Equals(e.Value) == true);

    private static MappingNode Set(MappingNode map, ReadOnlySpan<string> keys, MappingNode value)
    {
        var key = keys[0];
        var entry = Find(map, key);
        var inner = keys.Length == 1 ? value : Set(entry?.Value as MappingNode ?? new MappingNode([]), keys[1..], value);
        return entry is null
            ? new MappingNode([.. map.Entries, new MappingEntry(key, inner)])
            : new MappingNode([.. map.Entries.Select(e => ReferenceEquals(e, entry) ? e with { Value = inner } : e)]);
    }

    private static MappingEntry? Find(MappingNode map, string key) =>
        map.Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase));
}
