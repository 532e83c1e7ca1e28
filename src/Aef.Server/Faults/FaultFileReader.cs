using System.Globalization;
using System.IO.Enumeration;
using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Server.Faults;

/// <summary>Reads fault files, JSON or YAML (docs/faults.md). All mistakes are reported.</summary>
internal static class FaultFileReader
{
    private const double LongestDelay = 3600;

    private static readonly string[] TopKeys = ["seed", "faults"];
    private static readonly string[] RuleKeys = ["method", "path", "fault", "when", "seconds", "calls", "probability", "times"];
    private static readonly string[] Kinds = ["delay", "drop", "reset"];
    private static readonly string[] Moments = ["before", "after"];

    /// <summary>Reads a file; null when there are errors.</summary>
    public static FaultPlan? Read(DocumentNode? root, DiagnosticBag diagnostics)
    {
        if (root is not MappingNode map)
        {
            Report(root, "The file", "an object with faults", diagnostics);
            return null;
        }

        CheckKeys(map, TopKeys, diagnostics);
        var seed = map["seed"] is { } given ? (ulong)Whole(given, "seed", 0, long.MaxValue, diagnostics) : 0;
        var rules = new List<FaultRule>();
        if (map["faults"] is not SequenceNode list)
        {
            Report(map["faults"] ?? map, "faults", "a list of rules", diagnostics);
        }
        else
        {
            foreach (var item in list.Items)
            {
                if (ReadRule(item, diagnostics) is { } rule)
                {
                    rules.Add(rule);
                }
            }
        }

        return diagnostics.HasErrors ? null : new FaultPlan(seed, [.. rules]);
    }

    private static FaultRule? ReadRule(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not MappingNode map)
        {
            Report(node, "A rule", "an object with method and fault", diagnostics);
            return null;
        }

        CheckKeys(map, RuleKeys, diagnostics);
        var method = Method(map, diagnostics);
        var fault = ReadFault(map, diagnostics);
        return method is null || fault is null ? null : new FaultRule(method, fault)
        {
            Path = map["path"] is { } path ? Text(path, "path", "a path such as */workflows/w1*", diagnostics) : null,
            Calls = map["calls"] is { } calls ? [.. Numbers(calls, diagnostics)] : [],
            Probability = map["probability"] is { } chance
                ? Number(chance, "probability", 0, 1, "a number from 0 to 1", diagnostics)
                : null,
            Times = map["times"] is { } times ? Whole(times, "times", 1, int.MaxValue, diagnostics) : null,
        };
    }

    private static string? Method(MappingNode map, DiagnosticBag diagnostics)
    {
        if (map["method"] is not { } node)
        {
            diagnostics.Add(FaultFileDiagnostics.MissingKey.At(map.Location, "method", "write a method such as workflows.create, or *"));
            return null;
        }

        var text = Text(node, "method", "a method such as workflows.create, or a pattern such as jobs.*", diagnostics);
        if (text is not null && !MethodName.All.Any(m => FileSystemName.MatchesSimpleExpression(text, m, ignoreCase: false)))
        {
            diagnostics.Add(FaultFileDiagnostics.UnknownMethod.At(
                node.Location,
                text,
                Spelling.Suggest(text, MethodName.All.Order(StringComparer.Ordinal).ToArray())));
        }

        return text;
    }

    private static Fault? ReadFault(MappingNode map, DiagnosticBag diagnostics)
    {
        if (map["fault"] is not { } node)
        {
            diagnostics.Add(FaultFileDiagnostics.MissingKey.At(map.Location, "fault", "write delay, drop, reset or a status such as 503"));
            return null;
        }

        var isAfter = map["when"] is { } moment && IsAfter(moment, diagnostics);
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 400 and <= 599 } status)
        {
            CheckNoSeconds(map, diagnostics);
            return new Fault(FaultKind.Status, isAfter, (int)status.IntegerValue);
        }

        switch ((node as ScalarNode)?.Text)
        {
            case "delay":
                if (map["seconds"] is not { } seconds)
                {
                    diagnostics.Add(FaultFileDiagnostics.MissingKey.At(map.Location, "seconds", "a delay needs a number of seconds"));
                    return null;
                }

                var time = Number(seconds, "seconds", 0, LongestDelay, "a number of seconds from 0 to 3600", diagnostics);
                return new Fault(FaultKind.Delay, isAfter, Delay: TimeSpan.FromSeconds(time));
            case "drop":
                CheckNoSeconds(map, diagnostics);
                return new Fault(FaultKind.Drop, isAfter);
            case "reset":
                CheckNoSeconds(map, diagnostics);
                return new Fault(FaultKind.Reset, isAfter);
            default:
                Report(node, "fault", "delay, drop, reset or a status from 400 to 599", diagnostics, Kinds);
                return null;
        }
    }

    private static bool IsAfter(DocumentNode node, DiagnosticBag diagnostics)
    {
        var text = (node as ScalarNode)?.Text;
        if (!Moments.Contains(text))
        {
            Report(node, "when", "before or after", diagnostics, Moments);
        }

        return text == "after";
    }

    private static void CheckNoSeconds(MappingNode map, DiagnosticBag diagnostics)
    {
        if (map["seconds"] is { } seconds)
        {
            diagnostics.Add(FaultFileDiagnostics.Conflict.At(seconds.Location, "seconds", "only a delay has seconds"));
        }
    }

    private static void CheckKeys(MappingNode map, string[] known, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key)))
        {
            diagnostics.Add(FaultFileDiagnostics.UnknownKey.At(
                entry.KeyLocation,
                entry.Key,
                string.Join(", ", known),
                Spelling.Suggest(entry.Key, known)));
        }
    }

    private static IEnumerable<long> Numbers(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is SequenceNode { Items.Count: 0 })
        {
            Report(node, "calls", "a number from 1, or a list of such numbers", diagnostics);
        }

        IEnumerable<DocumentNode> items = node is SequenceNode list ? list.Items : [node];
        return items.Select(i => Whole(i, "calls", 1, int.MaxValue, diagnostics)).ToArray();
    }

    private static string? Text(DocumentNode node, string what, string wanted, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String, Text.Length: > 0 } text)
        {
            return text.Text;
        }

        Report(node, what, wanted, diagnostics);
        return null;
    }

    private static long Whole(DocumentNode node, string what, long least, long most, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer } number && number.IntegerValue >= least && number.IntegerValue <= most)
        {
            return (long)number.IntegerValue;
        }

        Report(node, what, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least}"), diagnostics);
        return least;
    }

    private static double Number(DocumentNode node, string what, double least, double most, string wanted, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } number
            && number.DoubleValue >= least
            && number.DoubleValue <= most)
        {
            return number.DoubleValue;
        }

        Report(node, what, wanted, diagnostics);
        return least;
    }

    private static void Report(DocumentNode? node, string what, string wanted, DiagnosticBag diagnostics, params string[] words)
    {
        var written = node switch
        {
            null => "nothing",
            ScalarNode { ScalarKind: ScalarKind.String } text => $"\"{text.Text}\"",
            ScalarNode { ScalarKind: not ScalarKind.Null } scalar => scalar.Text,
            _ => node.Kind,
        };
        var meant = node is ScalarNode word ? Spelling.Suggest(word.Text, words) : string.Empty;
        diagnostics.Add(FaultFileDiagnostics.WrongValue.At(node?.Location ?? Location.None, what, written, wanted, meant));
    }
}
