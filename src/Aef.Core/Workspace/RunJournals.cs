using Aef.Core.Running;
using Aef.Core.Running.Simulation;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Collections;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;
using Aef.Workflows.Runtime;
using Aef.Workflows.Text;

namespace Aef.Core.Workspace;

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

    /// <summary>Begins the journal of a pipeline's run; <paramref name="sources"/> are the texts that the request was made from, <paramref name="world"/> is what its mocks were loaded from. The request then takes the journal.</summary>
    public static RunJournalResult Begin(string path, LocalRunRequest request, IEnumerable<JournalSource> sources, WorldRequest? world = null, JournalDurability durability = JournalDurability.Process) =>
        Begin(path, request, sources.Concat(WorldText.Sources(world ?? WorldRequest.Empty)), WorldText.Write(world ?? WorldRequest.Empty), durability, null);

    internal static RunJournalResult Begin(string path, LocalRunRequest request, IEnumerable<JournalSource> sources, WorkflowValue world, JournalDurability durability, string? rerunOf)
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
            Calls = world,
        };
        return Begin(path, header, durability, JournalSecrets.None);
    }

    /// <summary>Begins the journal of a run of Cloud Workflows source; <paramref name="world"/> is what its world was loaded from, <paramref name="secrets"/> what does not come into the journal.</summary>
    public static RunJournalResult Begin(string path, WorkflowRunRequest request, string name, IEnumerable<JournalSource> sources, WorldRequest? world = null, Secrets? secrets = null, JournalDurability durability = JournalDurability.Process)
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
            Sources = sources.Concat(WorldText.Sources(world ?? WorldRequest.Empty)).ToEquatableList(),
            Calls = WorldText.Write(world ?? WorldRequest.Empty),
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

        var findings = new DiagnosticBag();
        findings.AddRange(opening.Diagnostics);
        findings.AddRange(JournalSources.Compare(session.Content.Header));
        var world = findings.HasErrors ? null : LoadWorld(session, findings);
        var journal = new RunJournal(session, options.InFlight);
        var run = world is null || findings.HasErrors ? null : Make(session, journal, world, options, findings);
        if (run is null || findings.HasErrors)
        {
            run?.Dispose();
            journal.Dispose();
            return new ResumableRun(findings.Items) { Header = session.Content.Header };
        }

        return run;
    }

    /// <summary>Starts a run again that failed or was cancelled. Nothing is run before the caller runs what comes back; its journal is there then.</summary>
    public ResumableRun Rerun(string path, RerunOptions? options = null) => new RunReruns(this).Rerun(path, options ?? new RerunOptions());

    /// <summary>The world that the run was begun with, and its secrets in the journal.</summary>
    internal WorldResult LoadWorld(JournalSession session, DiagnosticBag findings)
    {
        var world = _workspace.LoadWorld(WorldText.Read(session.Content.Header.Calls));
        findings.AddRange(world.Diagnostics.Where(IsError));
        findings.AddRange(findings.HasErrors ? [] : session.UseSecrets(new JournalSecrets(world.World.Secrets)));
        return world;
    }

    private ResumableRun? Make(JournalSession session, RunJournal journal, WorldResult world, ResumeOptions options, DiagnosticBag findings)
    {
        var header = session.Content.Header;
        if (header.Kind == RunSources.PipelineKind)
        {
            if (PipelineOf(header, journal, world, options.Clock, findings) is not { } pipeline)
            {
                return null;
            }

            pipeline = pipeline with { Executors = options.Executors };
            var tracer = new RunTracer(pipeline.Artifact, _ => { });
            var (engine, cloud) = LocalRunner.Prepare(pipeline, tracer);
            findings.AddRange(session.Check(engine, LocalRunner.WorldOf(pipeline, cloud, tracer, CancellationToken.None).Calls, options.InFlight));
            return new ResumableRun(findings.Items, journal) { Header = header, HasEnded = engine.HasEnded, Pipeline = pipeline };
        }

        if (WorkflowOf(header, journal, new UnansweredCalls(), options.Clock, findings) is not { } workflow)
        {
            return null;
        }

        var check = WorkflowRunner.EngineOf(workflow);
        findings.AddRange(session.Check(check, options.Calls?.Invoke(header) ?? new LocalWorld(world.World with { Engine = header.Options }), options.InFlight));
        if (findings.HasErrors)
        {
            return null;
        }

        if (options.Calls is { } calls)
        {
            return new ResumableRun(findings.Items, journal) { Header = header, HasEnded = check.HasEnded, Workflow = workflow with { Calls = calls(header) } };
        }

        return OpenWorld(world, header, check.HasEnded, options, findings) is not { } live ? null : new ResumableRun(findings.Items, journal, live)
        {
            Header = header,
            HasEnded = check.HasEnded,
            Workflow = workflow with { Calls = live.World },
            World = live,
        };
    }

    /// <summary>Callbacks come in where they did: workflows have handed out the address.</summary>
    private static LiveWorld? OpenWorld(WorldResult world, JournalHeader header, bool hasEnded, ResumeOptions options, DiagnosticBag findings)
    {
        var address = Uri.TryCreate(header.Options.Environment.CallbackAddress, UriKind.Absolute, out var uri) ? uri : null;
        var source = header.Find(RunSources.Workflow) is { } text ? TextOf(text) : null;
        try
        {
            return LiveWorld.Open(world, source, header.RealTime && !hasEnded, address?.Port ?? 0, header.Options, options.ChildListener);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            findings.Add(JournalDiagnostics.CannotOpen.At(Location.None, $"callbacks of this run come in at {address}, and that cannot be had: {e.Message}"));
            return null;
        }
    }

    internal WorkflowRunRequest? WorkflowOf(JournalHeader header, RunJournal? journal, ICallHandler calls, TimeProvider clock, DiagnosticBag findings)
    {
        var loaded = Load(header, RunSources.Workflow, findings);
        return loaded?.Workflow is not { } workflow || findings.HasErrors ? null : new WorkflowRunRequest(workflow, calls)
        {
            Argument = header.Argument,
            Options = header.Options,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Journal = journal,
        };
    }

    internal LocalRunRequest? PipelineOf(JournalHeader header, RunJournal? journal, WorldResult world, TimeProvider clock, DiagnosticBag findings)
    {
        var loaded = Load(header, RunSources.Definition, findings);
        var parameters = header.Find(RunSources.Parameters) is { } text ? _workspace.ReadParameters(TextOf(text)) : null;
        findings.AddRange(parameters?.Diagnostics.Where(IsError) ?? []);
        if (loaded?.Bound is not { } pipeline || findings.HasErrors)
        {
            return null;
        }

        var script = header.Find(RunSources.Simulation) is { } simulation ? _workspace.ReadScript(TextOf(simulation), pipeline) : null;
        findings.AddRange(script?.Diagnostics.Where(IsError) ?? []);
        var artifact = CloudWorkflowsTarget.Compile(pipeline, parameters?.Parameters, SourceFormat.Json, null);
        return findings.HasErrors ? null : new LocalRunRequest(artifact)
        {
            Argument = header.Argument,
            Script = script?.Script ?? SimulationScript.Empty,
            Parameters = parameters?.Parameters,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Limits = header.Options.Limits,
            Seed = header.Options.Seed,
            Mocks = world.World.Mocks,
            Journal = journal,
            SourceInPlace = header.Find(RunSources.Program)?.Text,
        };
    }

    // What the texts were warned of was told when the run began.
    private LoadResult? Load(JournalHeader header, string role, DiagnosticBag findings)
    {
        if (header.Find(role) is not { } source)
        {
            findings.Add(JournalDiagnostics.NoJournal.At(Location.None, $"its header has no {role}"));
            return null;
        }

        var loaded = _workspace.Load(TextOf(source));
        findings.AddRange(loaded.Diagnostics.Where(IsError));
        return loaded;
    }

    private static RunJournalResult Begin(string path, JournalHeader header, JournalDurability durability, JournalSecrets secrets)
    {
        var creation = JournalWriter.Create(path, header, durability, secrets);
        return new RunJournalResult(creation.Writer is null ? null : new RunJournal(creation.Writer, header), creation.Diagnostics);
    }

    private static SourceText TextOf(JournalSource source) => new(source.Text, source.Path);

    private static bool IsError(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Error;
}
