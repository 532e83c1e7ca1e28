using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

public sealed class JournalReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-journal").FullName;

    private string JournalPath => Path.Combine(_folder, "run.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_journal_replays_to_the_same_end_without_a_call()
    {
        var (calls, execution) = Record();

        var journal = JournalReader.ReadFile(JournalPath);
        var engine = JournaledWorkflow.Engine();
        journal.Diagnostics.ShouldBeEmpty();
        var replay = JournalReplay.Run(journal.Journal!, engine); // it was just written

        calls.Calls.Values.Sum().ShouldBe(10);
        replay.Diagnostics.ShouldBeEmpty();
        engine.Execution.ShouldBe(execution);
        execution.Result["total"].Kind.ShouldBe(WorkflowValueKind.Double);
    }

    [Fact]
    public void A_run_cut_off_after_any_record_ends_the_same_and_calls_each_thing_once()
    {
        var (_, whole) = Record();
        var lines = File.ReadAllLines(JournalPath);

        for (var kept = 1; kept <= lines.Length; kept++)
        {
            File.WriteAllText(JournalPath, string.Concat(lines.Take(kept).Select(l => l + "\n")));
            var inFlight = lines[kept - 1].Contains("\"kind\":\"call\"", StringComparison.Ordinal);

            var (calls, execution, diagnostics) = Resume(InFlightRule.Again);

            execution.ShouldBe(whole, $"cut behind line {kept}");
            CallsIn(lines.Take(kept)).Merge(calls).Values.Sum().ShouldBe(inFlight ? 11 : 10, $"cut behind line {kept}");
            diagnostics.ShouldBe(kept >= lines.Length - 1 ? ["AEF6163"] : inFlight ? ["AEF6161"] : []); // after the last advance the run has ended
        }
    }

    [Fact]
    public void A_run_cut_off_within_any_record_forgets_that_record_alone()
    {
        var (_, whole) = Record();
        var bytes = File.ReadAllBytes(JournalPath);
        var lines = File.ReadAllLines(JournalPath);
        var at = lines[0].Length + 1;
        foreach (var line in lines.Skip(1))
        {
            foreach (var part in (int[])[1, line.Length / 2, line.Length - 1, line.Length])
            {
                File.WriteAllBytes(JournalPath, bytes[..(at + part)]);

                var (_, execution, diagnostics) = Resume(InFlightRule.Again);

                execution.ShouldBe(whole, $"{part} bytes of {line}");
                diagnostics.Contains("AEF6155").ShouldBe(part < line.Length, $"{part} bytes of {line}");
            }

            at += line.Length + 1;
        }
    }

    [Fact]
    public void A_run_whose_last_record_lacks_its_line_end_continues_on_a_new_line()
    {
        var (_, whole) = Record();
        var lines = File.ReadAllLines(JournalPath);
        for (var kept = 1; kept < lines.Length - 1; kept += 5)
        {
            File.WriteAllText(JournalPath, string.Join('\n', lines.Take(kept)));
            Resume(InFlightRule.Again);

            JournalReader.ReadFile(JournalPath).Diagnostics.ShouldBeEmpty($"cut behind line {kept}");
            Resume(InFlightRule.Again).Execution.ShouldBe(whole, $"cut behind line {kept}");
        }
    }

    [Fact]
    public void A_resumed_run_leaves_a_journal_that_can_be_resumed_again()
    {
        var (_, whole) = Record();
        var lines = File.ReadAllLines(JournalPath);
        File.WriteAllText(JournalPath, string.Concat(lines.Take(lines.Length / 3).Select(l => l + "\n")));
        Resume(InFlightRule.Again);
        lines = File.ReadAllLines(JournalPath);
        File.WriteAllText(JournalPath, string.Concat(lines.Take(lines.Length * 2 / 3).Select(l => l + "\n")) + "{\"seq\":");

        var (_, execution, diagnostics) = Resume(InFlightRule.Again);

        execution.ShouldBe(whole);
        diagnostics.ShouldBe(["AEF6155"]);
        JournalReader.ReadFile(JournalPath).Diagnostics.ShouldBeEmpty();
    }

    private (JournaledWorkflow FakeCallHandler, Execution Execution) Record()
    {
        File.Delete(JournalPath);
        var calls = new JournaledWorkflow();
        using var writer = JournalWriter.Create(JournalPath, JournaledWorkflow.Header).Writer!; // the folder is there and the file is not
        var execution = VirtualTimeHost.Run(
            JournaledWorkflow.Engine(),
            calls,
            JournaledWorkflow.Start,
            new HostOptions { Boundary = writer });
        writer.End(execution);
        return (calls, execution);
    }

    /// <summary>
    /// Continues with the journal in an environment that remembers nothing; 'flaky' answers as if it had been asked as often as in the
    /// journal.
    /// </summary>
    private (IReadOnlyDictionary<string, int> Calls, Execution Execution, IReadOnlyList<string> Diagnostics) Resume(InFlightRule rule)
    {
        var calls = new CountingCallHandler(CallsIn(AnsweredIn(File.ReadAllLines(JournalPath))));
        var opening = JournalSession.Open(JournalPath);
        using var session = opening.Session!; // the header is whole
        var diagnostics = opening.Diagnostics.Concat(session.Check(JournaledWorkflow.Engine(), calls, rule)).Select(d => d.Code).ToList();
        var engine = JournaledWorkflow.Engine();
        var options = session.Continue(engine, calls, rule, JournaledWorkflow.Start);
        var execution = VirtualTimeHost.Run(engine, calls, JournaledWorkflow.Start, options);
        session.End(execution);
        return (calls.Calls, execution, diagnostics);
    }

    private static Dictionary<string, int> CallsIn(IEnumerable<string> lines) =>
        lines.Where(l => l.Contains("\"kind\":\"call\"", StringComparison.Ordinal) && l.EndsWith('}'))
            .Select(l => l.Split("\"url\":\"")[1].Split('"')[0])
            .CountBy(u => u)
            .ToDictionary();

    /// <summary>The lines without those of calls that no answer follows.</summary>
    private static IEnumerable<string> AnsweredIn(string[] lines) =>
        lines.Where((line, i) =>
            !line.Contains("\"kind\":\"call\"", StringComparison.Ordinal)
                || (
                    i + 1 < lines.Length
                        && lines[i + 1].EndsWith("\"}", StringComparison.Ordinal)
                        && lines[i + 1].Contains("\"kind\":\"answer\"", StringComparison.Ordinal)));

    /// <summary>The environment after the process: what it answered before the process ended counts for what it answers now.</summary>
    private sealed class CountingCallHandler(Dictionary<string, int> before) : ICallHandler
    {
        private readonly JournaledWorkflow _environment = new();
        private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, int> Calls => _calls;

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            var url = call.Http!.Url; // the source calls http alone
            _calls[url] = _calls.GetValueOrDefault(url) + 1;
            while (before.GetValueOrDefault(url) > _environment.Calls.GetValueOrDefault(url))
            {
                _environment.Handle(call, now);
            }

            return _environment.Handle(call, now);
        }
    }
}

file static class Counts
{
    public static Dictionary<string, int> Merge(this Dictionary<string, int> counts, IReadOnlyDictionary<string, int> others)
    {
        foreach (var (key, count) in others)
        {
            counts[key] = counts.GetValueOrDefault(key) + count;
        }

        return counts;
    }
}
