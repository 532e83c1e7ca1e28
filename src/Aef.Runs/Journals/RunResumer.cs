using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>Resumes runs whose process was killed, from their journals. The format is described in <c>docs/journal.md</c>.</summary>
public sealed class RunResumer(AefWorkspace workspace)
{
    private readonly JournaledRequests _requests = new(workspace);
    private readonly JournaledEnvironments _environments = new(workspace);

    /// <summary>
    /// Replays the journal once, with the engine that continues. Nothing is written and nothing runs before the caller runs the result. The
    /// sources of the run must not have changed.
    /// </summary>
    public ResumableRun Resume(string path, ResumeOptions? options = null)
    {
        options ??= new ResumeOptions();
        var opening = JournalSession.Open(path, options.Durability);
        if (opening.Session is not { } session)
        {
            return new ResumableRun(opening.Diagnostics);
        }

        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(opening.Diagnostics);
        diagnostics.AddRange(JournalSources.Compare(session.Content.Header));
        var environment = diagnostics.HasErrors ? null : _environments.Load(session, diagnostics);
        var journal = new RunJournal(session, options.InFlight);
        var run = environment is null || diagnostics.HasErrors ? null : Make(session, journal, environment, options, diagnostics);
        if (run is null || diagnostics.HasErrors)
        {
            run?.Dispose();
            journal.Dispose();
            return new ResumableRun(diagnostics.Items) { Header = session.Content.Header };
        }

        return run;
    }

    private ResumableRun? Make(
        JournalSession session,
        RunJournal journal,
        EnvironmentResult environment,
        ResumeOptions options,
        DiagnosticBag diagnostics) =>
        session.Content.Header.Kind == RunSources.PipelineKind
            ? MakePipeline(session, journal, environment, options, diagnostics)
            : MakeWorkflow(session, journal, environment, options, diagnostics);

    private ResumableRun? MakePipeline(
        JournalSession session,
        RunJournal journal,
        EnvironmentResult environment,
        ResumeOptions options,
        DiagnosticBag diagnostics)
    {
        if (_requests.PipelineOf(session.Content.Header, journal, environment, options.Clock, diagnostics) is not { } request)
        {
            return null;
        }

        JournaledEnvironments.UseSecrets(session, request, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        request = _requests.WithJobs(
            request with { Executors = options.Executors },
            session.Content.Header,
            options.Local,
            isResumed: true,
            diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var assembly = new LocalRunAssembly(request);
        diagnostics.AddRange(session.Check(assembly.Engine, assembly.Calls, options.InFlight));
        return new ResumableRun(diagnostics.Items, journal)
        {
            Header = session.Content.Header,
            HasEnded = assembly.Engine.HasEnded,
            Pipeline = request with { Replayed = assembly },
        };
    }

    private ResumableRun? MakeWorkflow(
        JournalSession session,
        RunJournal journal,
        EnvironmentResult environment,
        ResumeOptions options,
        DiagnosticBag diagnostics)
    {
        var header = session.Content.Header;
        if (_requests.WorkflowOf(header, journal, new UnansweredCalls(), options.Clock, diagnostics) is not { } request)
        {
            return null;
        }

        // Callbacks can arrive as soon as the replay has created their endpoints, so the environment listens to the engine too.
        Diagnostic? unavailable = null;
        var live = options.Calls is null
            ? JournaledEnvironments.Open(environment, session.Content, options.ChildListener, out unavailable)
            : null;
        ICallHandler calls = live is null ? options.Calls!(header) : live.Environment; // one of the two is set
        var kept = new ReplayListener(options.ReceivesAssignments);
        var engine = WorkflowRunner.EngineOf(request, journal.Listen(live is null ? kept : live.Listening(kept)));
        diagnostics.AddRange(session.Check(engine, calls, options.InFlight));
        if (unavailable is not null && !engine.HasEnded)
        {
            diagnostics.Add(unavailable);
        }

        return new ResumableRun(diagnostics.Items, journal, live)
        {
            Header = header,
            HasEnded = engine.HasEnded,
            Workflow = request with { Calls = calls, Replayed = new ReplayedWorkflow(engine, kept) },
            Environment = live,
        };
    }
}
