using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>The executors of local kinds: each kind has one, which its first job creates.</summary>
public sealed class LocalExecutorsTests : IDisposable
{
    private const string Sql = """
        name: one
        levels:
        - - {job_id: A, job_name: a, executor: sql, with: {connection: lake, sql: select 1}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-kinds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_jobs_of_two_threads_have_the_same_executor()
    {
        var kind = new Kind { Pause = TimeSpan.FromMilliseconds(50) };
        await using var executors = new LocalExecutors(ExecutorTable.Empty, new LocalRunSettings { Kinds = [kind] });
        using var together = new Barrier(2);
        var first = new LocalExecutor("sql", new SqlBinding(null, []), null);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return executors.Get(first);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        both[0].ShouldNotBeNull().ShouldBeSameAs(both[1]);
        kind.Created.ShouldBe(1);
    }

    [Fact]
    public async Task A_kind_that_fails_to_create_its_executor_fails_the_job()
    {
        var settings = new LocalRunSettings { Kinds = [new Kind { Problem = "no library" }] };
        var run = await RealRun.RunAsync(Sql, r => r with { Local = settings });

        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Answer).ShouldBe(("JobFailed", "no library"));
    }

    [Fact]
    public async Task A_rerun_without_the_kind_of_a_failed_job_reports_it()
    {
        var journal = Path.Combine(_folder, "journal");
        var run = await RealRun.RunAsync(Sql, r => r with { Local = new LocalRunSettings { Kinds = [new Kind()] }, Journal = journal });
        run.State.ShouldBe(RunState.Failed);

        using var rerun = new RunLauncher(RealRun.Workspace).Rerun(journal);

        rerun.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).ShouldBe(["AEF7001"]);
    }

    /// <summary>A kind whose jobs fail.</summary>
    private sealed class Kind : ILocalKind
    {
        private int _created;

        public string Name => "sql";

        public TimeSpan Pause { get; init; }

        public string? Problem { get; init; }

        public int Created => _created;

        public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings) => [];

        public IJobExecutor Create(LocalRunSettings settings)
        {
            Interlocked.Increment(ref _created);
            Thread.Sleep(Pause);
            return Problem is null ? new Jobs() : throw new InvalidOperationException(Problem);
        }

        private sealed class Jobs : IJobExecutor
        {
            public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken) =>
                Task.FromResult(JobResult.Failed("failed"));
        }
    }
}
