using System.Diagnostics;
using System.Globalization;
using Aef.Adapters.History;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.State;

namespace Aef.Bench;

/// <summary>
/// Lists many recorded runs: with the index, and from their folders. The state folder stays, so that <c>aef runs --state FOLDER</c> can be
/// measured on it too.
/// </summary>
internal static class HistoryMeasurement
{
    private const int Steps = 50;
    private const int Rounds = 30;

    public static int Run(string folder, int count)
    {
        var state = StateFolder.Find(new StateLocation(Environment.CurrentDirectory) { Named = folder });
        state.Open();
        Create(state, count);
        var history = new RunHistory(state, path => new SqliteRunStore(path));
        var scan = new RunHistory(state);
        Console.WriteLine($"| {count} runs of {Steps} steps | ms of processor time |\n| --- | ---: |");
        Measure("create the index", 1, () => history.Rebuild(out _));
        Measure("the latest 50, first", 1, () => history.List(new RunQuery { Limit = 50 }));
        Measure("the latest 50, warm", Rounds, () => history.List(new RunQuery { Limit = 50 }));
        Measure("the latest 50 that failed, warm", Rounds, () => history.List(new RunQuery { States = [RecordedState.Failed], Limit = 50 }));
        Measure("latest, warm", Rounds, () => history.Find("latest", out _));
        Measure("the latest 50, without the index", Rounds, () => scan.List(new RunQuery { Limit = 50 }));
        Measure("all that failed, without the index", 1, () => scan.List(new RunQuery { States = [RecordedState.Failed] }));
        return 0;
    }

    private static void Create(StateFolder state, int count)
    {
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var events = string.Concat(
            Enumerable.Range(0, Steps)
                .SelectMany(i => new[] { RunEventKind.AttemptStarted, RunEventKind.StepSucceeded }.Select(k => new RunEvent((2 * i) + 1, time, k)
                {
                    JobId = $"J{i:D2}", JobName = "load", Level = "1", Thread = "1", Attempt = 1,
                }))
                .Select(e => RunEventWriter.ToJsonLine(e) + "\n"));
        for (var i = 0; i < count; i++)
        {
            var run = RunFolder.Of(state, RunId.Create(time.AddMinutes(17 * i), i));
            if (run.Exists)
            {
                continue;
            }

            Directory.CreateDirectory(run.FolderPath);
            var record = new RunRecord(run.Id)
            {
                Pipeline = $"pipeline-{i % 20}",
                State = i % 25 == 0 ? RecordedState.Failed : RecordedState.Succeeded,
                Started = RunId.TimeOf(run.Id)!.Value,
                Duration = TimeSpan.FromMinutes(3),
                Definition = "/home/ann/flows/pipeline.yaml",
                DefinitionHash = "sha256:" + new string('a', 64),
                Actor = new RunActor("ann", "laptop"),
                Steps = new StepCounts(Steps, Steps, 0, 0),
                Bytes = 50_000,
            };
            File.WriteAllText(Path.Combine(run.FolderPath, "run.json"), record.ToJson(indented: true));
            File.WriteAllText(run.EventsPath, events);
        }
    }

    /// <summary>The median of the processor time of this process.</summary>
    private static void Measure(string name, int rounds, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            work();
            process.Refresh();
            times.Add((process.TotalProcessorTime - before).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:N1} |"));
    }
}
