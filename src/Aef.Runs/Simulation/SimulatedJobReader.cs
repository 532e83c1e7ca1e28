using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>Reads the behavior of one start of a job; missing keys keep the defaults.</summary>
internal static class SimulatedJobReader
{
    private const string Keys = "duration_seconds, polls, ends, message, call_seconds, start, poll, output, callback";
    private static readonly string[] Ends = ["success", "failed", "never"];
    private static readonly string[] ReplyWords = ["ok", "connection_failed", "connection_lost", "timeout"];
    private const string Replies = "ok, connection_failed, connection_lost, timeout, an HTTP status or {status, body}";

    public static SimulatedJob Read(DocumentNode node, SimulatedJob defaults, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return defaults;
        }

        if (node is not MappingNode map)
        {
            diagnostics.Add(
                SimulationDiagnostics.WrongType.At(
                    node.Location,
                    "The description of a job",
                    node.Kind,
                    $"an object with {Keys}",
                    string.Empty));
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
            case "callback":
                return job with { Callbacks = SimulatedCallbackReader.Read(entry, diagnostics) };
            case "output":
                return job with { Output = WorkflowValue.FromDocument(entry.Value) };
            case "polls" or "ends" or "message":
                var wanted =
                    entry.Key switch { "polls" => "a whole number greater than 0", "ends" => "success, failed or never", _ => "a string" };
                Report(entry.Value, entry.Key, wanted, diagnostics, entry.Key == "ends" ? Ends : []);
                return job;
            default:
                diagnostics.Add(
                    SimulationDiagnostics.UnknownKey.At(entry.KeyLocation, entry.Key, Keys, Spelling.Suggest(entry.Key, Keys.Split(", "))));
                return job;
        }
    }

    /// <summary>Names the value itself where it is short enough to recognize, otherwise its type.</summary>
    private static void Report(DocumentNode value, string what, string wanted, DiagnosticBag diagnostics, params ReadOnlySpan<string> words)
    {
        var written = value switch
        {
            ScalarNode { ScalarKind: ScalarKind.String } text => Quoted.Text(text.Text),
            ScalarNode { ScalarKind: not ScalarKind.Null } scalar => scalar.Text,
            _ => value.Kind,
        };
        var meant = value is ScalarNode word ? Spelling.Suggest(word.Text, words.ToArray()) : string.Empty;
        diagnostics.Add(SimulationDiagnostics.WrongType.At(value.Location, what, written, wanted, meant));
    }

    private static double Seconds(MappingEntry entry, double otherwise, DiagnosticBag diagnostics)
    {
        if (entry.Value is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= 31_536_000 } number)
        {
            return number.DoubleValue;
        }

        Report(entry.Value, entry.Key, "a number of seconds from 0 to 31,536,000", diagnostics);
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
                Report(item, entry.Key, Replies, diagnostics, ReplyWords);
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
        ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 400 and < 600 } status =>
            new(SimulatedReplyKind.Status, (int)status.IntegerValue, "simulated"),
        MappingNode map when map["status"] is ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 200 and < 600 } status
            && map.Entries.All(e => e.Key is "status" or "body") =>
            new(SimulatedReplyKind.Status, (int)status.IntegerValue, map["body"] is ScalarNode body ? body.Text : string.Empty),
        _ => null,
    };
}
