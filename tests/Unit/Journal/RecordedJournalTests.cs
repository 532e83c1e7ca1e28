using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

/// <summary>
/// Journals that were recorded once, by the version that their header names, are replayed for ever. They and the events next to them are
/// never rewritten: when a test fails here, runs that people have begun can no longer be resumed.
/// </summary>
public sealed class RecordedJournalTests : IDisposable
{
    private static readonly string Recorded = Repository.PathOf("tests", "Baselines", "journals");

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-recorded").FullName;
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());

    public static TheoryData<string> Journals =>
        [.. Directory.EnumerateFiles(Recorded, "*.journal").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pipelines =>
        [.. Directory.EnumerateFiles(Recorded, "*.events.jsonl").Select(f => Path.GetFileName(f).Replace(".events.jsonl", ".journal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Journals))]
    public async Task A_recorded_journal_replays_to_its_recorded_end(string name)
    {
        using var run = new RunResumer(_workspace).Resume(Copy(name), new ResumeOptions { Calls = _ => new NoCalls() });
        run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        var end = JournalReader.ReadFile(Path.Combine(Recorded, name)).Journal!.Records[^1]; // it was just read without an error

        if (!run.HasEnded)
        {
            end.Kind.ShouldNotBe("end");
            return;
        }

        var execution = run.Workflow is { } workflow ? await WorkflowRunner.RunAsync(workflow) : (await LocalRunner.RunAsync(run.Pipeline!)).Execution; // one of the two is there
        end["state"].ShouldBe(WorkflowValue.FromString(execution.State.ToString().ToLowerInvariant()));
        end["result"].ShouldBe(execution.Result);
        end["error"].ShouldBe(execution.Error?.Value ?? WorkflowValue.Null);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_recorded_run_of_a_pipeline_reports_the_same_events_wherever_it_is_cut_off(string name)
    {
        var events = await File.ReadAllLinesAsync(Path.Combine(Recorded, Path.ChangeExtension(name, ".events.jsonl")));
        var lines = await File.ReadAllLinesAsync(Path.Combine(Recorded, name));
        foreach (var kept in (int[])[lines.Length, lines.Length * 2 / 3, lines.Length / 3, 1])
        {
            var path = Path.Combine(_folder, $"{kept}.journal");
            await File.WriteAllLinesAsync(path, lines.Take(kept));
            using var run = new RunResumer(_workspace).Resume(path);

            var told = (await LocalRunner.RunAsync(run.Pipeline!)).Events.Select(RunEventWriter.ToJsonLine); // the kind of these journals

            told.ShouldBe(events);
        }
    }

    [Fact]
    public void A_torn_journal_reports_the_call_that_was_in_flight_or_forgets_it()
    {
        using var run = new RunResumer(_workspace).Resume(Copy("torn.journal"), new ResumeOptions { Calls = _ => new NoCalls() });

        run.Diagnostics.Select(d => d.Code).ShouldBe(["AEF6155"]);
    }

    private string Copy(string name)
    {
        var path = Path.Combine(_folder, name);
        File.Copy(Path.Combine(Recorded, name), path);
        return path;
    }

    private sealed class NoCalls : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now) => throw new InvalidOperationException("a replay calls nothing");
    }
}
