using System.Collections.Concurrent;
using System.Diagnostics;
using Aef.Adapters.History;
using Aef.Adapters.Schedules;
using Aef.Documents.Text;
using Aef.Runs.Backfill;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Tests.LocalRuns;

namespace Aef.Tests.Backfill;

/// <summary>Backfills of a pipeline in a state folder of its own; jobs are done by a delegate.</summary>
internal sealed class BackfillSession : IDisposable
{
    /// <summary>Two steps, so that the first one can be done when a run is interrupted in the second one.</summary>
    public const string Monthly = """
        name: monthly
        schedule:
          - {name: green, cron: "0 6 1 * *", window: previous_month, date_format: "%Y-%m", catch_up: all}
          - {name: yellow, cron: "0 7 1 * *", window: previous_month, date_format: "%Y-%m", catch_up: latest}
          - {name: never, cron: "0 8 1 * *", window: previous_month, date_format: "%Y-%m"}
        inputs:
          size: {type: integer, default: 1}
        levels:
        - - job_id: A
            job_name: a
            executor: bigquery-query
            with: {sql: "${run.start_date}"}
            retry: {max_attempts: 2, initial_delay_seconds: 0.001}
        - - job_id: B
            job_name: b
            when: "${inputs.size > 0}"
            executor: bigquery-query
            with: {sql: "${run.start_date}"}
            retry: {max_attempts: 2, initial_delay_seconds: 0.001}
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("aef-backfill-").FullName;

    public BackfillSession(string definition = Monthly) => Definition = definition;

    public string Definition { get; }

    /// <summary>What the jobs do; their parameter is the month that they process.</summary>
    public Func<JobCall, string, CancellationToken, Task<JobResult>> Work { get; set; } =
        (_, _, _) => Task.FromResult(JobResult.Success(default));

    /// <summary>The jobs that have ended, as <c>A 2019-01</c>.</summary>
    public ConcurrentQueue<string> Rows { get; } = new();

    public string StatePath => Path.Combine(_root, "state");

    public RunHistory History => new(StateAt(StatePath), path => new SqliteRunStore(path));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>A copy of the state folder as it is now: what a process that is killed now leaves.</summary>
    public string Snapshot()
    {
        var target = Path.Combine(_root, "kill-" + Guid.NewGuid().ToString("N"));
        // A process of its own, because a file that another stream of this process has locked cannot be opened here.
        using var copy = Process.Start("cp", ["-r", StatePath, target]);
        copy.WaitForExit();
        copy.ExitCode.ShouldBe(0);
        return target;
    }

    public static StateFolder StateAt(string path) => StateFolder.Find(new StateLocation(Path.GetDirectoryName(path)!) { Named = path });

    /// <summary>A request for the months from January 2019 on.</summary>
    public static BackfillRequest Months(int count, BackfillScope scope = BackfillScope.Missing) => new()
    {
        Definition = "/monthly.yaml",
        Schedule = "green",
        From = new("2019-01"),
        To = new(new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(count - 1)),
        Scope = scope,
    };

    /// <summary>Backfills of a process of its own, as far as locks are concerned.</summary>
    public (Backfills Backfills, Func<BackfillRequest, BackfillPlan> Plan) Open(
        string? state = null,
        params (string Name, string Text)[] inputs)
    {
        var request = Request(state) with { Inputs = [.. inputs.Select(i => new RunInput(i.Name) { Text = i.Text })] };
        var recording = request.Recording!;
        var backfills = new Backfills(new LocalRunTarget(new RunLauncher(RealRun.Workspace), request), recording, new CronosCron());
        return (backfills, r => backfills.Plan(request.Input!.Bound!, r));
    }

    /// <summary>A request for a run of the pipeline, with recording.</summary>
    public RunRequest Request(string? state = null)
    {
        var work = RealRun.With(("*", async (call, token) =>
        {
            var month = call.Parameters["sql"].Text!;
            var result = await Work(call, month, token);
            if (result.Failure is null)
            {
                Rows.Enqueue($"{call.JobId} {month}");
            }

            return result;
        }));
        return work(new RunRequest
        {
            Input = RealRun.Workspace.Load(new SourceText(Definition)),
            Mode = RunMode.Run,
            RealTime = true,
            Cron = new CronosCron(),
            Recording = new RecordingOptions(StateAt(state ?? StatePath), new RunActor("ann", "laptop"))
            {
                OpenStore = path => new SqliteRunStore(path),
            },
        });
    }

    /// <summary>Plans and runs a backfill.</summary>
    public async Task<BackfillResult> RunAsync(
        BackfillRequest request,
        Action<BackfillInterval>? onChange = null,
        string? state = null,
        CancellationToken cancellationToken = default)
    {
        var (backfills, plan) = Open(state);
        var planned = plan(request);
        planned.Diagnostics.ShouldBeEmpty();
        return await backfills.RunAsync(planned, onChange: onChange, cancellationToken: cancellationToken);
    }

    /// <summary>The recorded runs as <c>2019-01 Succeeded</c>, in the order of their intervals.</summary>
    public string[] Runs(string? state = null) =>
    [
        .. new RunHistory(StateAt(state ?? StatePath)).List(new RunQuery()).Runs
            .Select(r => $"{r.IntervalStart?[..7]} {r.State}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The states of a plan or a result.</summary>
    public static string[] States(IEnumerable<BackfillInterval> intervals) =>
        [.. intervals.Select(i => $"{i.Run.StartDate} {i.State} {i.Action}")];
}
