using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>Reads the behavior of one start of a job; missing keys keep the defaults.</summary>
internal static class SimulatedJobReader
{
    private const string Keys = "duration_seconds, polls, ends, message, call_seconds, start, poll, output";
    private const string Replies = "ok, connection_failed, connection_lost, timeout, an HTTP status or {status, body}";

    public static SimulatedJob Read(DocumentNode node, SimulatedJob defaults, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return defaults;
        }

        if (node is not MappingNode map)
        {
            diagnostics.Add(SimulationDiagnostics.WrongType.At(node.Location, "The description of a job", node.Kind, $"an object with {Keys}"));
            return defaults;
        }

        foreach (var entry in map.Entries)
        {
            defaults = ReadKey(entry, defaults, diagnostics);
        }

        return defaults;
    }

    private static SimulatedJob ReadKey(MappingEntry entry, SimulatedJob job, DiagnosticBag diagnostics)
    {
        switch (entry.Key)
        {
            case "duration_seconds":
                return job with { DurationSeconds = Seconds(entry, job.DurationSeconds, diagnostics), Polls = null };
            case "call_seconds":
                return job with { CallSeconds = Seconds(entry, job.CallSeconds, diagnostics) };
            case "polls" when entry.Value is ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: > 0 and <= int.MaxValue } polls:
                return job with { Polls = (int)polls.IntegerValue };
            case "ends" when entry.Value is ScalarNode { Text: "success" }:
                return job with { Ends = SimulatedEnd.Success };
            case "ends" when entry.Value is ScalarNode { Text: "failed" }:
                return job with { Ends = SimulatedEnd.Failed };
            case "ends" when entry.Value is ScalarNode { Text: "never" }:
                return job with { Ends = SimulatedEnd.Never };
            case "message" when entry.Value is ScalarNode text:
                return job with { Message = text.Text };
            case "start":
                return job with { Start = ReadReplies(entry, diagnostics) };
            case "poll":
                return job with { Poll = ReadReplies(entry, diagnostics) };
            case "output":
                return job with { Output = WorkflowValue.FromDocument(entry.Value) };
            case "polls" or "ends" or "message":
                var wanted = entry.Key switch { "polls" => "a whole number greater than 0", "ends" => "success, failed or never", _ => "a string" };
                diagnostics.Add(SimulationDiagnostics.WrongType.At(entry.Value.Location, entry.Key, entry.Value.Kind, wanted));
                return job;
            default:
                diagnostics.Add(SimulationDiagnostics.UnknownKey.At(entry.KeyLocation, entry.Key, Keys));
                return job;
        }
    }

    private static double Seconds(MappingEntry entry, double otherwise, DiagnosticBag diagnostics)
    {
        if (entry.Value is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= 31_536_000 } number)
        {
            return number.DoubleValue;
        }

        diagnostics.Add(SimulationDiagnostics.WrongType.At(entry.Value.Location, entry.Key, entry.Value.Kind, "a number of seconds from 0 to a year"));
        return otherwise;
    }

    private static EquatableList<SimulatedReply> ReadReplies(MappingEntry entry, DiagnosticBag diagnostics)
    {
        IEnumerable<DocumentNode> items = entry.Value is SequenceNode list ? list.Items : [entry.Value];
        var replies = new List<SimulatedReply>();
        foreach (var item in items)
        {
            if (ReadReply(item) is { } reply)
            {
                replies.Add(reply);
            }
            else
            {
                diagnostics.Add(SimulationDiagnostics.WrongType.At(item.Location, entry.Key, item.Kind, Replies));
            }
        }

        return replies.ToEquatableList();
    }

    private static SimulatedReply? ReadReply(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String, Text: "ok" } => SimulatedReply.Ok,
        ScalarNode { ScalarKind: ScalarKind.String, Text: "connection_failed" } => new(SimulatedReplyKind.ConnectionFailed),
        ScalarNode { ScalarKind: ScalarKind.String, Text: "connection_lost" } => new(SimulatedReplyKind.ConnectionLost),
        ScalarNode { ScalarKind: ScalarKind.String, Text: "timeout" } => new(SimulatedReplyKind.Timeout),
        ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 400 and < 600 } status => new(SimulatedReplyKind.Status, (int)status.IntegerValue, "simulated"),
        MappingNode map when map["status"] is ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 200 and < 600 } status && map.Entries.All(e => e.Key is "status" or "body") =>
            new(SimulatedReplyKind.Status, (int)status.IntegerValue, map["body"] is ScalarNode body ? body.Text : string.Empty),
        _ => null,
    };
}
