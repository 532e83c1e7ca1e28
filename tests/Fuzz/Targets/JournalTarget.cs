using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Aef.Adapters.Yaml;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Fuzz.Mutators;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Journal;

namespace Aef.Fuzz.Targets;

/// <summary>Journals of runs: cut off, damaged, and changed with checksums that are right; read, replayed, and gone on with.</summary>
public sealed class JournalTarget : FuzzTarget
{
    private const string Source = """
        {"main": {"params": ["args"], "steps": [
          {"init": {"assign": [{"total": 0}, {"seen": []}]}},
          {"first": {"call": "http.post", "args": {"url": "https://world/start", "body": {"at": "${sys.now()}"}}, "result": "first"}},
          {"flaky": {"try": {"call": "http.get", "args": {"url": "https://world/flaky"}}, "retry": {"predicate": "${retry.always}", "max_retries": 2, "backoff": {"initial_delay": 2, "max_delay": 60, "multiplier": 2}},
                     "except": {"as": "e", "steps": [{"note": {"assign": [{"total": "${total + 1}"}, {"_e": "${e}"}]}}]}}},
          {"both": {"parallel": {"shared": ["total", "seen"], "for": {"value": "v", "in": [3, 1, 2], "steps": [
             {"doze": {"call": "sys.sleep", "args": {"seconds": "${v}"}}},
             {"ask": {"try": {"call": "http.put", "args": {"url": "https://world/item", "body": "${v}"}}, "except": {"as": "f", "steps": [{"n2": {"assign": [{"_f": "${f}"}]}}]}}},
             {"keep": {"assign": [{"seen": "${list.concat(seen, v)}"}]}}]}}}},
          {"done": {"return": {"seen": "${seen}", "total": "${total}", "first": "${first}"}}}]}}
        """;

    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"aef-fuzz-{Environment.ProcessId}-{Guid.NewGuid():N}.journal");
    private readonly Lazy<string[]> _lines;

    public JournalTarget() => _lines = new Lazy<string[]>(WriteJournal);

    public override string Name => "journal";

    public override byte[] Make(Dice dice, Corpus corpus)
    {
        var lines = _lines.Value.ToList();
        lines = lines[..(1 + dice.Below(lines.Count))];
        for (var left = dice.Below(4); left > 0; left--)
        {
            var at = dice.Below(lines.Count);
            switch (dice.Below(5))
            {
                case 0 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, dice.Pick(lines));
                    break;
                default:
                    lines[at] = ChangeLine(lines[at], dice, corpus);
                    break;
            }
        }

        if (dice.OneIn(2))
        {
            lines = [.. lines.Select(Renumber)];
        }

        var text = string.Join('\n', lines.Select(l => dice.OneIn(60) ? l : WithChecksum(l))) + (dice.OneIn(3) ? string.Empty : "\n");
        return dice.OneIn(6)
            ? new ByteMutator(dice).Mutate(text)
            : Encoding.UTF8.GetBytes(dice.OneIn(8) ? text[..dice.Below(text.Length)] : text);
    }

    public override void Run(ReadOnlySpan<byte> input)
    {
        var read = JournalReader.Read(input, "fuzz.journal");
        Promises.CheckDiagnostics(read.Diagnostics, null);
        if (read.Journal is not { } journal
            || journal.Header.RealTime
            || journal.Header.Options.Limits is not { MaxSteps: <= 100_000, MaxMemoryBytes: <= 1 << 20 })
        {
            return; // The rest would wait on the wall's clock, or run as long as the journal lets it.
        }

        File.WriteAllBytes(_file, input);
        try
        {
            Resume();
        }
        finally
        {
            File.Delete(_file);
        }
    }

    private void Resume()
    {
        using var run = new RunResumer(_workspace).Resume(_file, new ResumeOptions { Calls = _ => new DiceCallHandler(1) });
        Promises.CheckDiagnostics(run.Diagnostics, null);
        if (!run.HasErrors && run.Workflow is { } workflow)
        {
            Executed++;
            WorkflowRunner.RunAsync(workflow).GetAwaiter().GetResult();
            run.Dispose();
            CheckAgain();
        }
    }

    /// <summary>What a resumed run has written is a journal of an execution that has ended.</summary>
    private void CheckAgain()
    {
        var again = JournalReader.ReadFile(_file);
        if (again.Journal is not { HasEnded: true })
        {
            throw new BrokenPromiseException($"a resumed run left a journal that does not read: {string.Join("; ", again.Diagnostics)}");
        }
    }

    private string[] WriteJournal()
    {
        File.Delete(_file);
        var workflow = _workspace.Load(new SourceText(Source, null)).Workflow!; // The text above is valid.
        var request = new WorkflowRunRequest(workflow, new DiceCallHandler(1));
        var begun = JournalStarter.Start(_file, request, "fuzz", [new JournalSource("source", null, Source)]);
        using (var journal = begun.Journal ?? throw new InvalidOperationException(begun.Diagnostics[0].ToString()))
        {
            WorkflowRunner.RunAsync(request with { Journal = journal }).GetAwaiter().GetResult();
        }

        var lines = File.ReadAllLines(_file);
        File.Delete(_file);
        return lines;
    }

    private static string ChangeLine(string line, Dice dice, Corpus corpus)
    {
        var tree = new JsonDocumentReader().Read(new SourceText(line, "x.json")).Root;
        return tree is null ? line : DocumentPrinter.ToJson(new TreeMutator(dice, corpus).Mutate(tree), indented: false).TrimEnd('\n');
    }

    private static string Renumber(string line, int number)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject record)
            {
                record["seq"] = number;
                return record.ToJsonString();
            }
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // What is not an object stays as it is.
        }

        return line;
    }

    /// <summary>The line with its last field, the checksum, made right again: CRC-32C of all that is before it.</summary>
    private static string WithChecksum(string line)
    {
        var end = line.LastIndexOf(",\"crc\":", StringComparison.Ordinal);
        var head = end >= 0 ? line[..end] : line.TrimEnd('}');
        return string.Create(CultureInfo.InvariantCulture, $"{head},\"crc\":\"{Checksum(Encoding.UTF8.GetBytes(head)):x8}\"}}");
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var rest in bytes)
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
