using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>
/// Divides a configuration with several sinks: each step starts a job of its own, so each needs a configuration with one sink and what that
/// reads. Passwords are replaced by the name of a profile.
/// </summary>
internal sealed class PyDivision(PyConfiguration configuration, DiagnosticBag diagnostics)
{
    /// <summary>The configuration of one sink.</summary>
    public MappingNode For(PySink sink)
    {
        var needed = PyReach.Of(configuration, sink);
        var entries = new List<MappingEntry>();
        foreach (var entry in configuration.Root.Entries)
        {
            switch (entry.Key.ToLowerInvariant())
            {
                case PyKeys.Sources:
                    entries.Add(With(entry, Kept(entry, needed).Select(s => Source(s, sink))));
                    break;
                case PyKeys.Transforms:
                    entries.Add(With(entry, Kept(entry, needed)));
                    break;
                case PyKeys.Sinks:
                    entries.Add(With(entry, Kept(entry, [sink.Name])));
                    break;
                case "schedule":
                    break; // that of the pipeline starts the job
                default:
                    entries.Add(entry);
                    break;
            }
        }

        return new MappingNode([.. entries.Where(e => e.Value is not SequenceNode { Items.Count: 0 })]);
    }

    private static IEnumerable<MappingNode> Kept(MappingEntry section, IReadOnlyCollection<string> names) =>
        ((SequenceNode)section.Value).Items.OfType<MappingNode>()
            .Where(m => names.Contains((m["name"] as ScalarNode)?.Text ?? string.Empty));

    private static MappingEntry With(MappingEntry section, IEnumerable<MappingNode> modules) =>
        new(section.Key, new SequenceNode([.. modules]));

    private MappingNode Source(MappingNode map, PySink sink)
    {
        var source = configuration.Sources.First(s => s.Name == ((ScalarNode)map["name"]!).Text); // it was read from this node
        var own = PyProfile.Keys.Where(source.Module.Settings.Origin.Has).ToList();
        if (own.Count > 0)
        {
            diagnostics.Add(PyDataflowDiagnostics.ProfileNeeded.At(
                source.Module.At("name"), Quoted.Text(sink.Name), Quoted.Text(source.Name), Quoted.Text(source.Name)));
        }

        return Changed(map, own, sink, source);
    }

    private static MappingNode Changed(MappingNode map, List<string> own, PySink sink, PySource source)
    {
        var entries = new List<MappingEntry>();
        foreach (var entry in map.Entries.Where(e => !own.Contains(e.Key, StringComparer.OrdinalIgnoreCase)))
        {
            entries.Add(entry switch
            {
                { Key: PyKeys.Parameters, Value: MappingNode parameters } => entry with
                {
                    Value = own.Count > 0
                        ? new MappingNode(
                        [
                            .. Changed(parameters, own, sink, source).Entries,
                            new MappingEntry("profile", ScalarNode.String(source.Name)),
                        ])
                        : Changed(parameters, own, sink, source),
                },
                { Key: PyKeys.Destination } => entry with { Value = ScalarNode.String(sink.Name) },
                _ => entry,
            });
        }

        return new MappingNode(entries);
    }
}
