using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>Begins journals of runs, and makes runs from journals. The format is described in <c>docs/journal.md</c>.</summary>
public sealed class RunJournals
{
    private readonly AefWorkspace _workspace;

    /// <summary>Makes runs by the means of a workspace.</summary>
    public RunJournals(AefWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
    }

    /// <summary>Begins the journal of a pipeline's run; <paramref name="sources"/> are the texts that the request was made from, <paramref name="environment"/> is what its mocks were loaded from. The request then takes the journal.</summary>
    public static RunJournalResult Begin(string path, LocalRunRequest request, IEnumerable<JournalSource> sources, EnvironmentRequest? environment = null, JournalDurability durability = JournalDurability.Process) =>
        Begin(path, request, sources.Concat(EnvironmentText.Sources(environment ?? EnvironmentRequest.Empty)), EnvironmentText.Write(environment ?? EnvironmentRequest.Empty), durability, null);

    internal static RunJournalResult Begin(string path, LocalRunRequest request, IEnumerable<JournalSource> sources, WorkflowValue environment, JournalDurability durability, string? rerunOf)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sources);
        request = request.AsWhole();
        var program = new JournalSource(RunSources.Program, null, request.SourceInPlace ?? request.Artifact.PrintCompact());
        var header = new JournalHeader
        {
            Name = request.Artifact.Name,
            Kind = RunSources.PipelineKind,
            Argument = request.Argument,
            Options = LocalRunner.OptionsOf(request),
            RealTime = request.RealTime,
            Start = request.RealTime ? request.Clock.GetUtcNow() : request.Start,
            Sources = sources.Append(program).ToEquatableList(),
            RerunOf = rerunOf,
            Calls = environment,
        };
        return Begin(path, header, durability, JournalSecrets.None);
    }

    /// <summary>Begins the journal of a run of Cloud Workflows source; <paramref name="environment"/> is what its world was loaded from, <paramref name="secrets"/> what does not come into the journal.</summary>
    public static RunJournalResult Begin(string path, WorkflowRunRequest request, string name, IEnumerable<JournalSource> sources, EnvironmentRequest? environment = null, Secrets? secrets = null, JournalDurability durability = JournalDurability.Process)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = new JournalHeader
        {
            Name = name,
            Kind = RunSources.WorkflowKind,
            Argument = request.Argument,
            Options = request.Options,
            RealTime = request.RealTime,
            Start = request.RealTime ? request.Clock.GetUtcNow() : request.Start,
            Sources = sources.Concat(EnvironmentText.Sources(environment ?? EnvironmentRequest.Empty)).ToEquatableList(),
            Calls = EnvironmentText.Write(environment ?? EnvironmentRequest.Empty),
        };
        return Begin(path, header, durability, new JournalSecrets(secrets ?? Secrets.Empty));
    }

    /// <summary>
    /// Goes on with the run of a journal whose process was killed. Nothing is written and nothing is run before the caller runs what comes back.
    /// What the run was made from must not have changed.
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
        var environment = diagnostics.HasErrors ? null : LoadEnvironment(session, diagnostics);
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

    /// <summary>Starts a run again that failed or was cancelled. Nothing is run before the caller runs what comes back; its journal is there then.</summary>
    public ResumableRun Rerun(string path, RerunOptions? options = null) => new RunReruns(this).Rerun(path, options ?? new RerunOptions());

    /// <summary>The world that the run was begun with, and its secrets in the journal.</summary>
    internal EnvironmentResult LoadEnvironment(JournalSession session, DiagnosticBag diagnostics)
    {
        var environment = _workspace.LoadEnvironment(EnvironmentText.Read(session.Content.Header.Calls));
        diagnostics.AddRange(environment.Diagnostics.Where(IsError));
        diagnostics.AddRange(diagnostics.HasErrors ? [] : session.UseSecrets(new JournalSecrets(environment.Environment.Secrets)));
        return environment;
    }

    private ResumableRun? Make(JournalSession session, RunJournal journal, EnvironmentResult environment, ResumeOptions options, DiagnosticBag diagnostics)
    {
        var header = session.Content.Header;
        if (header.Kind == RunSources.PipelineKind)
        {
            if (PipelineOf(header, journal, environment, options.Clock, diagnostics) is not { } pipeline)
            {
                return null;
            }

            pipeline = pipeline with { Executors = options.Executors };
            var tracer = new RunTracer(pipeline.Artifact, _ => { });
            var (engine, cloud) = LocalRunner.Prepare(pipeline, tracer);
            diagnostics.AddRange(session.Check(engine, LocalRunner.EnvironmentOf(pipeline, cloud, tracer, CancellationToken.None).Calls, options.InFlight));
            return new ResumableRun(diagnostics.Items, journal) { Header = header, HasEnded = engine.HasEnded, Pipeline = pipeline };
        }

        if (WorkflowOf(header, journal, new UnansweredCalls(), options.Clock, diagnostics) is not { } workflow)
        {
            return null;
        }

        var check = WorkflowRunner.EngineOf(workflow);
        diagnostics.AddRange(session.Check(check, options.Calls?.Invoke(header) ?? new LocalEnvironment(environment.Environment with { Engine = header.Options }), options.InFlight));
        if (diagnostics.HasErrors)
        {
            return null;
        }

        if (options.Calls is { } calls)
        {
            return new ResumableRun(diagnostics.Items, journal) { Header = header, HasEnded = check.HasEnded, Workflow = workflow with { Calls = calls(header) } };
        }

        return OpenEnvironment(environment, header, check.HasEnded, options, diagnostics) is not { } live ? null : new ResumableRun(diagnostics.Items, journal, live)
        {
            Header = header,
            HasEnded = check.HasEnded,
            Workflow = workflow with { Calls = live.Environment },
            Environment = live,
        };
    }

    /// <summary>Callbacks come in where they did: workflows have handed out the address.</summary>
    private static LiveEnvironment? OpenEnvironment(EnvironmentResult environment, JournalHeader header, bool hasEnded, ResumeOptions options, DiagnosticBag diagnostics)
    {
        var address = Uri.TryCreate(header.Options.Environment.CallbackAddress, UriKind.Absolute, out var uri) ? uri : null;
        var source = header.Find(RunSources.Workflow) is { } text ? TextOf(text) : null;
        try
        {
            return LiveEnvironment.Open(environment, source, header.RealTime && !hasEnded, address?.Port ?? 0, header.Options, options.ChildListener);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            diagnostics.Add(JournalDiagnostics.CannotOpen.At(Location.None, $"callbacks of this run arrive at {address}, which is not available: {e.Message}"));
            return null;
        }
    }

    internal WorkflowRunRequest? WorkflowOf(JournalHeader header, RunJournal? journal, ICallHandler calls, TimeProvider clock, DiagnosticBag diagnostics)
    {
        var loaded = Load(header, RunSources.Workflow, diagnostics);
        return loaded?.Workflow is not { } workflow || diagnostics.HasErrors ? null : new WorkflowRunRequest(workflow, calls)
        {
            Argument = header.Argument,
            Options = header.Options,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Journal = journal,
        };
    }

    internal LocalRunRequest? PipelineOf(JournalHeader header, RunJournal? journal, EnvironmentResult environment, TimeProvider clock, DiagnosticBag diagnostics)
    {
        var loaded = Load(header, RunSources.Definition, diagnostics);
        var parameters = header.Find(RunSources.Parameters) is { } text ? _workspace.ReadParameters(TextOf(text)) : null;
        diagnostics.AddRange(parameters?.Diagnostics.Where(IsError) ?? []);
        if (loaded?.Bound is not { } pipeline || diagnostics.HasErrors)
        {
            return null;
        }

        var script = header.Find(RunSources.Simulation) is { } simulation ? _workspace.ReadScript(TextOf(simulation), pipeline) : null;
        diagnostics.AddRange(script?.Diagnostics.Where(IsError) ?? []);
        var artifact = CloudWorkflowsTarget.Compile(pipeline, parameters?.Parameters, SourceFormat.Json, null);
        return diagnostics.HasErrors ? null : new LocalRunRequest(artifact)
        {
            Argument = header.Argument,
            Script = script?.Script ?? SimulationScript.Empty,
            Parameters = parameters?.Parameters,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Limits = header.Options.Limits,
            Seed = header.Options.Seed,
            Mocks = environment.Environment.Mocks,
            Journal = journal,
            SourceInPlace = header.Find(RunSources.Program)?.Text,
        };
    }

    // What the texts were warned of was told when the run began.
    private LoadResult? Load(JournalHeader header, string role, DiagnosticBag diagnostics)
    {
        if (header.Find(role) is not { } source)
        {
            diagnostics.Add(JournalDiagnostics.NoJournal.At(Location.None, $"its header has no {role}"));
            return null;
        }

        var loaded = _workspace.Load(TextOf(source));
        diagnostics.AddRange(loaded.Diagnostics.Where(IsError));
        return loaded;
    }

    private static RunJournalResult Begin(string path, JournalHeader header, JournalDurability durability, JournalSecrets secrets)
    {
        var creation = JournalWriter.Create(path, header, durability, secrets);
        return new RunJournalResult(creation.Writer is null ? null : new RunJournal(creation.Writer, header), creation.Diagnostics);
    }

    private static SourceText TextOf(JournalSource source) => new(source.Text, source.Path);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
