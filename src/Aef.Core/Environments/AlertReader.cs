using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Environments;

/// <summary>Reads the alerts of an environment. An alert with an error is skipped.</summary>
/// <param name="environment">The name of the environment.</param>
/// <param name="receivers">The names of its receivers, also of those with errors, which are reported already.</param>
/// <param name="diagnostics">Receives every problem.</param>
internal sealed class AlertReader(string environment, IReadOnlyList<string> receivers, DiagnosticBag diagnostics)
{
    private const string On = "on";
    private const string Pipelines = "pipelines";
    private const string To = "to";

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, On, Pipelines, To);

    private static readonly Choices<AlertOccasion> Occasions = Choices<AlertOccasion>.Of(
        ["failed", "late", "recovered", "succeeded"],
        [AlertOccasion.Failed, AlertOccasion.Late, AlertOccasion.Recovered, AlertOccasion.Succeeded]);

    /// <summary>The keyword of an occasion.</summary>
    public static string WordOf(AlertOccasion occasion) => Occasions.Words[(int)occasion];

    /// <summary>Reads the alerts.</summary>
    public IEnumerable<EnvironmentAlert> Read(SequenceNode? list)
    {
        foreach (var item in list?.Items ?? [])
        {
            if (item is not MappingNode map)
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(item.Location, "alerts", "a list of objects with \"on\" and \"to\"", item.Kind));
            }
            else if (Read(map) is { } alert)
            {
                yield return alert;
            }
        }
    }

    private EnvironmentAlert? Read(MappingNode map)
    {
        var before = diagnostics.Items.Count(d => d.Severity == DiagnosticSeverity.Error);
        var reader = new MapReader(map, "an alert", Keys, diagnostics);
        var on = Texts(reader, On).Select(Occasion).OfType<AlertOccasion>().Distinct().ToList();
        var pipelines = Texts(reader, Pipelines);
        pipelines.ForEach(CheckPattern);
        var to = Texts(reader, To);
        to.ForEach(CheckReceiver);
        Require(reader, On);
        Require(reader, To);
        return diagnostics.Items.Count(d => d.Severity == DiagnosticSeverity.Error) == before
            ? new EnvironmentAlert(
                [.. on],
                [.. pipelines.Select(p => p.Text)],
                [.. to.Select(t => t.Text).Distinct(StringComparer.Ordinal)])
            : null;
    }

    /// <summary>One string, or a list of strings.</summary>
    private List<(string Text, Location Location)> Texts(MapReader reader, string key)
    {
        var texts = new List<(string, Location)>();
        foreach (var node in reader.Node(key) switch { null => [], SequenceNode list => list.Items, var one => [one] })
        {
            if (node is ScalarNode { ScalarKind: ScalarKind.String } text)
            {
                texts.Add((text.Text, text.Location));
            }
            else
            {
                diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, key, "a string or a list of strings", node.Kind));
            }
        }

        return texts;
    }

    private AlertOccasion? Occasion((string Text, Location Location) written)
    {
        if (Occasions.TryGet(written.Text.Trim(), out var occasion))
        {
            return occasion;
        }

        diagnostics.Add(ReadingDiagnostics.NotAChoice.At(
            written.Location,
            On,
            string.Join(", ", Occasions.Words),
            Quoted.Text(written.Text),
            Spelling.Suggest(written.Text, Occasions.Words)));
        return null;
    }

    private void CheckPattern((string Text, Location Location) pattern)
    {
        var problem = string.IsNullOrWhiteSpace(pattern.Text) ? "it is blank"
            : pattern.Text.Trim() != pattern.Text ? "no name begins or ends with a blank"
            : pattern.Text.Any(char.IsControl) ? "it has control characters"
            : null;
        if (problem is not null)
        {
            diagnostics.Add(NotificationDiagnostics.InvalidPattern.At(pattern.Location, Quoted.Text(pattern.Text), problem));
        }
    }

    private void CheckReceiver((string Text, Location Location) name)
    {
        if (!receivers.Contains(name.Text, StringComparer.Ordinal))
        {
            diagnostics.Add(Unknown(name.Location, environment, name.Text, receivers));
        }
    }

    private void Require(MapReader reader, string key)
    {
        if (reader.Node(key) is null or SequenceNode { Items.Count: 0 })
        {
            diagnostics.Add(reader.Missing(
                EnvironmentSettingDiagnostics.MissingSetting, key, "alert of the environment", Quoted.Text(environment), key));
        }
    }

    /// <summary>The problem of a receiver that an environment does not have.</summary>
    internal static Diagnostic Unknown(Location location, string environment, string name, IReadOnlyList<string> known) =>
        NotificationDiagnostics.UnknownReceiver.At(
            location,
            Quoted.Text(environment),
            Quoted.Text(name),
            Spelling.Suggest(name, known),
            known.Count == 0
                ? "It has no receivers."
                : $"Known receivers: {string.Join(", ", known.Select(k => Quoted.Text(k)))}.");
}
