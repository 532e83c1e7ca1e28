using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>
/// Reruns failed or cancelled runs. Cloud Workflows source continues from the calls that led to the failure; a pipeline runs again and
/// skips the jobs that are done. Both get a new journal.
/// </summary>
internal sealed class RunReruns(AefWorkspace workspace)
{
    private readonly JournaledRequests _requests = new(workspace);
    private readonly JournaledEnvironments _environments = new(workspace);

    /// <summary>Prepares a rerun from a journal. Nothing runs before the caller runs the result; its journal exists then.</summary>
    public ResumableRun Rerun(string path, RerunOptions? options = null)
    {
        options ??= new RerunOptions();
        var opening = JournalSession.Open(path, options.Durability);
        if (opening.Session is not { } session)
        {
            return new ResumableRun(opening.Diagnostics);
        }

        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(opening.Diagnostics);
        using (session)
        {
            if (OtherKind(session, options) is { } refusal)
            {
                return new ResumableRun([.. diagnostics.Items, refusal]) { Header = session.Content.Header };
            }

            var swap = new JournalSwap(path, options.Journal);
            var run = session.Content.Header.Kind == RunSources.PipelineKind
                ? RerunPipeline(session, swap, options, diagnostics)
                : RerunWorkflow(session, swap, options, diagnostics);
            if (run is null)
            {
                return new ResumableRun(diagnostics.Items) { Header = session.Content.Header };
            }

            if (swap.Finish(session) is { } problem)
            {
                run.Dispose();
                return new ResumableRun([.. diagnostics.Items, problem]);
            }

            if (run.Workflow is null)
            {
                return run;
            }

            run.Dispose();
        }

        // The new journal is complete; the rerun resumes it.
        var resume = new ResumeOptions
        {
            Durability = options.Durability,
            Calls = options.Calls,
            ChildListener = options.ChildListener,
            ReceivesAssignments = options.ReceivesAssignments,
            Clock = options.Clock,
        };
        var resumed = new RunResumer(workspace).Resume(options.Journal ?? path, resume);
        return resumed.With([.. diagnostics.Items, .. resumed.Diagnostics]);
    }

    private ResumableRun? RerunWorkflow(JournalSession session, JournalSwap swap, RerunOptions options, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(JournalSources.Compare(session.Content.Header));
        if (!diagnostics.HasErrors)
        {
            _environments.Load(session, diagnostics);
        }

        var journal = session.Content;
        var request = diagnostics.HasErrors
            ? null
            : _requests.WorkflowOf(journal.Header, null, new UnansweredCalls(), options.Clock, diagnostics);
        if (request is null)
        {
            return null;
        }

        var plan = JournalRerun.Plan(journal, listener => WorkflowRunner.EngineOf(request, listener), options.From);
        diagnostics.AddRange(plan.Diagnostics);
        if (plan.HasErrors)
        {
            return null;
        }

        var creation = JournalRerun.Write(swap.New, journal, plan, options.Durability);
        diagnostics.AddRange(creation.Diagnostics);
        creation.Writer?.Dispose();
        return creation.Writer is null ? null : new ResumableRun(diagnostics.Items) { Workflow = request };
    }

    private ResumableRun? RerunPipeline(JournalSession session, JournalSwap swap, RerunOptions options, DiagnosticBag diagnostics)
    {
        var environment = _environments.Load(session, diagnostics);
        if (diagnostics.HasErrors || Failed(session, environment, options, diagnostics) is not { } failed)
        {
            return null;
        }

        var header = session.Content.Header;
        var now = header with
        {
            Sources =
            [
                .. header.Sources
                    .Where(s => s.Role != RunSources.Program && (s.Role != RunSources.Simulation || options.ScriptPath is null))
                    .Select(s => Reread(s, diagnostics)),
                .. ScriptOf(session, options, diagnostics),
            ],
        };
        if (_requests.PipelineOf(now, null, environment, options.Clock, diagnostics) is not { } request)
        {
            return null;
        }

        var known = request.Pipeline.Steps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        var file = now.Find(RunSources.Definition)?.Path is { } definition ? Location.FromScript(definition, 0, 0) : Location.None;
        var changed = new ChangedJobs(failed.Request?.Pipeline ?? request.Pipeline, request.Pipeline);
        diagnostics.AddRange(changed.Check(failed.DoneInOrder, file));
        List<string> done =
        [
            .. failed.DoneInOrder.Union(RepeatedJobs.WithoutOutput(failed, request.Pipeline), StringComparer.Ordinal)
                .Where(id => known.Contains(id) || (ItemId.TryParse(id, out var step, out _) && known.Contains(step)))
                .Where(id => !changed.IsOtherLoop(id)),
        ];
        var skipped = WithOutputs(failed, done, request.Pipeline, diagnostics);
        diagnostics.AddRange(RepeatedJobs.Check(failed, skipped, request.Pipeline, file));
        request = request with
        {
            Argument = RunArgument.After(failed, header.Argument, skipped),
            Seed = JournaledRequests.IsReal(header) ? LocalRunRequest.NewSeed() : header.Options.Seed + 1,
            Executors = options.Executors,
        };
        request = _requests.WithJobs(request, header, options.Local, isResumed: false, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var begun = JournalStarter.Start(swap.New, request, now.Sources, header.Calls, options.Durability, failed.Id);
        diagnostics.AddRange(begun.Diagnostics);
        return begun.Journal is null
            ? null
            : new ResumableRun(diagnostics.Items, begun.Journal)
            {
                Header = begun.Journal.Header,
                Pipeline = request with { Journal = begun.Journal },
            };
    }

    /// <summary>
    /// The JOB_IDs without those whose outputs the pipeline reads now and the failed run did not keep, because its pipeline did not read
    /// them.
    /// </summary>
    private static IReadOnlyList<string> WithOutputs(Run failed, List<string> done, BoundPipeline pipeline, DiagnosticBag diagnostics)
    {
        var given = RunArgument.After(failed, WorkflowValue.Null, done)["resume"]["outputs"];
        var unknown = failed.MissingOutputs(done, given, pipeline);
        if (unknown.Count > 0)
        {
            diagnostics.Add(RerunDiagnostics.UnknownOutput.At(Location.None, string.Join(", ", unknown.Select(Quoted.Text))));
        }

        return done.Without(unknown, pipeline, ItemCounts.In(failed.Events));
    }

    /// <summary>The failed run, recreated from its journal; null, with a diagnostic, when it has not failed.</summary>
    private Run? Failed(JournalSession session, EnvironmentResult environment, RerunOptions options, DiagnosticBag diagnostics)
    {
        var journal = new RunJournal(session, InFlightRule.Stop);
        if (_requests.PipelineOf(session.Content.Header, journal, environment, options.Clock, diagnostics) is not { } request)
        {
            return null;
        }

        JournaledEnvironments.UseSecrets(session, request, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        // The replay calls no executor, so what cannot run here does not matter for it.
        request = _requests.WithJobs(request, session.Content.Header, options.Local, false, new DiagnosticBag());
        var assembly = new LocalRunAssembly(request);
        var engine = assembly.Engine;
        var replay = session.Replay(engine, assembly.Calls);
        diagnostics.AddRange(replay.Diagnostics);
        var location = Location.FromScript(session.Content.Path, 0, 0);
        var refusal = replay.Diagnostics.Count > 0 ? null : JournalRerun.Refusal(engine.Execution, location);
        if (diagnostics.HasErrors || refusal is not null && engine.Execution.State != ExecutionState.Succeeded)
        {
            diagnostics.AddRange(refusal is null ? [] : [refusal]);
            return null;
        }

        var run = LocalRunner.Run(request with { Replayed = assembly });
        var continued = run.Failures.Where(f => f.Continued && !run.IsDone(f.JobId))
            .Select(f => f.JobId)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (refusal is not null && (continued.Count == 0 || !options.Continued))
        {
            diagnostics.Add(
                continued.Count == 0
                    ? refusal
                    : RerunDiagnostics.OnlyContinued.At(location, string.Join(", ", continued.Select(Quoted.Text))));
            return null;
        }

        return run;
    }

    private static Diagnostic? OtherKind(JournalSession session, RerunOptions options)
    {
        const string pipelines = "pipelines";
        const string source = "Cloud Workflows source";
        var location = Location.FromScript(session.Content.Path, 0, 0);
        return (session.Content.Header.Kind == RunSources.PipelineKind) switch
        {
            true when options.From is not null => RerunDiagnostics.OptionOfOtherKind.At(location, "--from (-From)", source, "a pipeline"),
            false when options.ScriptPath is not null =>
                RerunDiagnostics.OptionOfOtherKind.At(location, "--script (-SimulationPath)", pipelines, source),
            false when options.Continued => RerunDiagnostics.OptionOfOtherKind.At(location, "--continued (-Continued)", pipelines, source),
            _ => null,
        };
    }

    /// <summary>The simulation script of the options, as the journal of the rerun keeps it.</summary>
    private static IEnumerable<JournalSource> ScriptOf(JournalSession session, RerunOptions options, DiagnosticBag diagnostics)
    {
        if (options.ScriptPath is not { } path)
        {
            return [];
        }

        if (FullPath(path) == FullPath(session.Content.Path)) // which is locked
        {
            diagnostics.Add(RerunDiagnostics.JournalAsScript.At(Location.FromScript(path, 0, 0), Quoted.Text(path)));
            return [];
        }

        var read = SourceTextReader.ReadFile(path);
        diagnostics.AddRange(read.Diagnostics);
        return read.Source is { } text ? [new JournalSource(RunSources.Simulation, Path.GetFullPath(path), text.Text)] : [];
    }

    private static string FullPath(string path) => AtomicFile.Resolve(Path.GetFullPath(path));

    private static JournalSource Reread(JournalSource source, DiagnosticBag diagnostics)
    {
        if (source.Path is not { } path || SourceTextReader.ReadFile(path).Source is not { } text || text.Text == source.Text)
        {
            return source;
        }

        diagnostics.Add(RerunDiagnostics.Changed.At(Location.FromScript(path, 0, 0), source.Role));
        return new JournalSource(source.Role, path, text.Text);
    }
}
