using Aef.Core.Environments;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>The connections of the sources: the settings of their servers, with references instead of passwords.</summary>
internal sealed class PyConnections(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, MappingNode> _connections = new(StringComparer.Ordinal);

    /// <summary>The connections by name, in the order in which they were found.</summary>
    public IEnumerable<MappingEntry> All => _connections.Select(c => new MappingEntry(c.Key, c.Value));

    /// <summary>The name of the connection of a profile: letters, digits, underscores and hyphens.</summary>
    public static string NameOf(string profile)
    {
        var name = PyKeys.Identifier(profile);
        name = name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "c_" + name;
        return name.Length > 63 ? name[..63] : name;
    }

    /// <summary>Adds connections that were found before.</summary>
    public void Merge(PyConnections other)
    {
        foreach (var (name, connection) in other._connections)
        {
            _connections[name] = connection;
        }
    }

    /// <summary>Adds the connections of a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="profiles">The profiles; null without a file of them.</param>
    /// <param name="known">The connections that the project has.</param>
    public void Add(PyConfiguration configuration, MappingNode? profiles, IReadOnlyCollection<string> known)
    {
        foreach (var source in configuration.Sources.Where(s => s.Database != PySourceKind.BigQuery))
        {
            if (source.Profile is null)
            {
                Add(source.Name, PyProfile.Read(source.Module.Settings), source.Database, source.Module.At("password"));
            }
            else if (profiles?[source.Profile] is { } node)
            {
                AddProfile(source, node);
            }
            else if (profiles is not null || !known.Contains(NameOf(source.Profile)))
            {
                var names = profiles?.Entries.Select(e => e.Key).ToList() ?? [];
                diagnostics.Add(PyDataflowDiagnostics.UnknownProfile.At(
                    source.Module.At("profile"),
                    Quoted.Text(source.Name),
                    Quoted.Text(source.Profile),
                    profiles is null
                        ? "is unknown without the file of the connection profiles"
                        : "the file of the connection profiles does not have",
                    Spelling.Suggest(source.Profile, names)));
            }
        }
    }

    private void AddProfile(PySource source, DocumentNode node)
    {
        if (node is not MappingNode map)
        {
            diagnostics.Add(ReadingDiagnostics.WrongKind.At(
                node.Location, $"The connection profile {Quoted.Text(source.Profile!)}", "an object", node.Kind)); // the source names it
            return;
        }

        if (_connections.ContainsKey(NameOf(source.Profile!)))
        {
            return; // of another source
        }

        var bag = new DiagnosticBag();
        var reader = new MapReader(map, "a connection profile", PyProfile.KeySet, bag);
        var profile = PyProfile.Read(reader);
        foreach (var key in PyProfile.Keys.Where(k => !reader.Origin.Has(k)))
        {
            bag.Add(reader.Missing(
                PyDataflowDiagnostics.MissingSetting, key, $"The connection profile {Quoted.Text(source.Profile!)}", Quoted.Text(key)));
        }

        diagnostics.AddRange(bag.Items.Select(d => d.WithHiddenSource())); // lines of the file may contain the password

        Add(source.Profile!, profile, source.Database, reader.Origin.ValueOf("password"));
    }

    private void Add(string profile, PyProfile settings, PySourceKind database, Location password)
    {
        var name = NameOf(profile);
        var variable = VariableOf(name);
        var entries = new List<MappingEntry>
        {
            Entry(ConnectionKinds.Kind, database == PySourceKind.MySql ? "mysql" : "postgres"),
            Entry(ConnectionKinds.Host, settings.Host),
        };
        if (settings.Port is { } port)
        {
            entries.Add(new MappingEntry(ConnectionKinds.Port, ScalarNode.Integer(port)));
        }

        entries.Add(Entry(ConnectionKinds.Database, settings.Database));
        entries.Add(Entry(ConnectionKinds.User, settings.User));
        if (settings.HasPassword)
        {
            entries.Add(Entry(ConnectionKinds.Password, "env:" + variable));
            diagnostics.Add(PyDataflowDiagnostics.PasswordVariable.At(password, Quoted.Text(name), variable));
        }

        _connections[name] = new MappingNode(entries);
    }

    private static MappingEntry Entry(string key, string value) => new(key, ScalarNode.String(value));

    private static string VariableOf(string name) => name.Replace('-', '_').ToUpperInvariant() + "_PASSWORD";
}
