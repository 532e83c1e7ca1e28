using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>Reads the callbacks of a simulated job: one, or a list.</summary>
internal static class SimulatedCallbackReader
{
    private const string AtSeconds = "at_seconds";
    private const string Body = "body";
    private const string State = "state";
    private const double MaxSeconds = 31_536_000;
    private static readonly string[] Parts = [State, "message", "output"];
    private static readonly string[] Keys = [AtSeconds, .. Parts, Body];

    public static EquatableList<SimulatedCallback> Read(MappingEntry entry, DiagnosticBag diagnostics)
    {
        IEnumerable<DocumentNode> items = entry.Value is SequenceNode list ? list.Items : [entry.Value];
        var callbacks = new List<SimulatedCallback>();
        foreach (var item in items)
        {
            if (item is MappingNode map)
            {
                callbacks.Add(Read(map, diagnostics));
            }
            else
            {
                diagnostics.Add(Wrong(item, "callback", "an object such as {at_seconds: 60, state: success}, or a list of them"));
            }
        }

        return callbacks.ToEquatableList();
    }

    private static SimulatedCallback Read(MappingNode map, DiagnosticBag diagnostics)
    {
        var callback = new SimulatedCallback();
        var parts = WorkflowValue.EmptyMap;
        foreach (var entry in map.Entries)
        {
            switch (entry.Key)
            {
                case AtSeconds when entry.Value is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= MaxSeconds } time:
                    callback = callback with { AtSeconds = time.DoubleValue };
                    break;
                case AtSeconds:
                    diagnostics.Add(Wrong(entry.Value, AtSeconds, "a number of seconds from 0 to 31,536,000"));
                    break;
                case State when entry.Value is not ScalarNode { ScalarKind: ScalarKind.String }:
                    diagnostics.Add(Wrong(entry.Value, State, "a string, such as success or failed"));
                    break;
                case Body when Parts.FirstOrDefault(p => map[p] is not null) is { } part:
                    diagnostics.Add(
                        SimulationDiagnostics.WrongType.At(
                            entry.KeyLocation,
                            "A callback",
                            $"body and {part}",
                            $"either body or {part}",
                            string.Empty));
                    break;
                case Body:
                    callback = callback with { Body = WorkflowValue.FromDocument(entry.Value) };
                    break;
                case State or "message" or "output":
                    parts = parts.With(entry.Key, WorkflowValue.FromDocument(entry.Value));
                    break;
                default:
                    diagnostics.Add(
                        SimulationDiagnostics.UnknownKey.At(
                            entry.KeyLocation,
                            entry.Key,
                            string.Join(", ", Keys),
                            Spelling.Suggest(entry.Key, Keys)));
                    break;
            }
        }

        return parts.Entries.Count > 0 ? callback with { Body = parts } : callback;
    }

    private static Diagnostic Wrong(DocumentNode value, string what, string wanted) => SimulationDiagnostics.WrongType.At(
        value.Location,
        what,
        value is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? Quoted.Text(scalar.Text) : value.Kind,
        wanted,
        string.Empty);
}
