using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Runs.Simulation;

/// <summary>Reads <c>executions</c>: the other runs of the pipeline in a simulation script.</summary>
internal static class OtherExecutionReader
{
    /// <summary>The key of the list in a script.</summary>
    public const string Executions = "executions";

    /// <summary>The key for the value of <c>concurrency.key</c>.</summary>
    public const string Key = "key";

    private const string StartedBefore = "started_before_minutes";
    private const string EndsAfter = "ends_after_minutes";
    private const double MostMinutes = 525_600;
    private static readonly string[] Keys = [StartedBefore, EndsAfter, Key];

    public static EquatableList<OtherExecution> Read(DocumentNode? node, DiagnosticBag diagnostics)
    {
        if (node is null or ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return [];
        }

        if (node is SequenceNode list)
        {
            return list.Items.Select(i => ReadOne(i, diagnostics)).OfType<OtherExecution>().ToEquatableList();
        }

        Report(node, Executions, "a list of objects with " + string.Join(", ", Keys), diagnostics);
        return [];
    }

    private static OtherExecution? ReadOne(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not MappingNode map)
        {
            Report(node, "An execution", "an object with " + string.Join(", ", Keys), diagnostics);
            return null;
        }

        foreach (var entry in map.Entries.Where(e => !Keys.Contains(e.Key)))
        {
            diagnostics.Add(
                SimulationDiagnostics.UnknownKey.At(
                    entry.KeyLocation,
                    entry.Key,
                    string.Join(", ", Keys),
                    Spelling.Suggest(entry.Key, Keys)));
        }

        var (ends, key) = (Minutes(map, EndsAfter, diagnostics), KeyOf(map[Key], diagnostics));
        if (map[StartedBefore] is null or ScalarNode { ScalarKind: ScalarKind.Null })
        {
            Report(map, StartedBefore, "a number of minutes", diagnostics, "nothing");
            return null;
        }

        return new OtherExecution(Minutes(map, StartedBefore, diagnostics) ?? 0)
        {
            EndsAfterMinutes = ends,
            Key = key,
        };
    }

    private static double? Minutes(MappingNode map, string key, DiagnosticBag diagnostics)
    {
        switch (map[key])
        {
            case null or ScalarNode { ScalarKind: ScalarKind.Null }:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= MostMinutes } number:
                return number.DoubleValue;
            case var wrong:
                Report(wrong, key, "a number of minutes from 0 to 525,600", diagnostics);
                return null;
        }
    }

    /// <summary>A number or a boolean is the same key as its text.</summary>
    private static string? KeyOf(DocumentNode? node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or ScalarNode { ScalarKind: ScalarKind.Null }:
                return null;
            case ScalarNode scalar:
                return scalar.Text;
            default:
                Report(node, Key, "a string, a number or a boolean", diagnostics);
                return null;
        }
    }

    private static void Report(DocumentNode node, string what, string wanted, DiagnosticBag diagnostics, string? written = null)
    {
        written ??= node is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? Quoted.Text(scalar.Text) : node.Kind;
        diagnostics.Add(SimulationDiagnostics.WrongType.At(node.Location, what, written, wanted, string.Empty));
    }
}
