using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Runs.State;
using Aef.Runs.Workspace;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Prepares runs: loads what they need, and checks everything before anything starts.</summary>
public sealed class RunLauncher(AefWorkspace workspace) : IRunService
{
    private static readonly CloudWorkflowsOptions Splitting = CloudWorkflowsOptions.Default with
    {
        Splitting = WorkflowSplitting.WhereNeeded,
    };

    /// <inheritdoc/>
    public PreparedRun Prepare(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var definition = request.Input?.Path is { } path ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        request = request with { Recording = ProjectRetention.Apply(workspace.Loader, request.Recording, definition) };
        return request.Input is { Kind: LoadedKind.Workflow } source ? PrepareWorkflow(source, request) : PreparePipeline(request);
    }

    /// <inheritdoc/>
    public PreparedRun Resume(string journal, ResumeOptions? options = null)
    {
        options = WithChildren(options ?? new ResumeOptions());
        return RecordedRuns.Resume(
            journal,
            options.Recording,
            PreparedRun.Of(new RunResumer(workspace).Resume(journal, RecordedRuns.WithLogs(journal, options)), journal));
    }

    /// <inheritdoc/>
    public PreparedRun Rerun(string journal, RerunOptions? options = null) => RecordedRuns.Rerun(
        journal,
        WithChildren(options ?? new RerunOptions()),
        o => PreparedRun.Of(new RunReruns(workspace).Rerun(journal, o), journal));

    /// <inheritdoc/>
    public PreparedRun? Restart(Run run, RestartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.State is RunState.Succeeded or RunState.Planned || LocalRunRequest.ToRestart(run) is not { } request)
        {
            return null;
        }

        var checks = new List<RunCheck>
        {
            new(RunSubject.Argument, null, [.. RepeatedJobs.Check(run, run.Done, request.Pipeline, Location.None)]),
        };
        if (options?.ScriptPath is { } path)
        {
            var result = workspace.LoadScript(path, request.Pipeline);
            request = request with { Script = result.Script ?? request.Script };
            var items = ScriptItems.Check(request.Pipeline, request.Argument, request.Script);
            checks.Add(new RunCheck(RunSubject.Script, path, [.. result.Diagnostics, .. items]));
        }

        request = request with
        {
            Executors = options?.Executors?.Invoke(request.Executors) ?? request.Executors,

            Seed = run.IsReal ? LocalRunRequest.NewSeed() : request.Seed,

            // The folder of the first run keeps only what belongs to it.
            Local = request.Local?.ForOtherRun(),
        };
        var origin = run.Record as RunOrigin;
        var recording = run.IsReal ? ProjectRetention.Apply(workspace.Loader, options?.Recording, null) : null;
        return new PreparedRun(run.Name, checks)
        {
            Pipeline = checks.Any(c => c.HasErrors) ? null : request,
            Recorder = recording is null ? null : RecordedRuns.RecorderOfRestart(origin, recording, request.Local?.Environment),
            Source = origin?.Source,
            Starter = origin?.Header is { } header ? new RestartStarter(header, run.Id) : null,
        };
    }

    private ResumeOptions WithChildren(ResumeOptions options)
    {
        var recording = ProjectRetention.Apply(workspace.Loader, options.Recording, null);
        return options with { Recording = recording, Local = WithChildren(options.Local, recording, options.Executors) };
    }

    private RerunOptions WithChildren(RerunOptions options)
    {
        var recording = ProjectRetention.Apply(workspace.Loader, options.Recording, null);
        return options with { Recording = recording, Local = WithChildren(options.Local, recording, options.Executors) };
    }

    private LocalRunSettings WithChildren(LocalRunSettings? local, RecordingOptions? recording, ExecutorTable executors) =>
        RealRuns.WithChildren(
            workspace,
            new RunRequest { Mode = RunMode.Run, Local = local, Recording = recording, Executors = executors, RealTime = true },
            null);

    private PreparedRun PrepareWorkflow(LoadResult source, RunRequest request)
    {
        var checks = new List<RunCheck> { new(RunSubject.Input, source.Path, source.Diagnostics) };
        var environment = LoadEnvironment(request, checks);
        CheckJournal(request, checks);
        var name = Path.GetFileNameWithoutExtension(source.Path) is { Length: > 0 } file ? file : "workflow";
        if (source.Workflow is not { } workflow || checks.Any(c => c.HasErrors))
        {
            return new PreparedRun(name, checks);
        }

        var run = new WorkflowRunRequest(workflow, new UnansweredCalls()) { Argument = request.Argument, RealTime = request.RealTime };
        return new PreparedRun(name, checks)
        {
            Recorder = RecordedRuns.RecorderOf(request),
            Source = RecordedRuns.SourceOf(request, null),
            NamedJournal = request.Journal,
            Workflow = run,
            Starter = new WorkflowStarter(request, environment, RunTexts.Of(request, null, null)),
        };
    }

    private PreparedRun PreparePipeline(RunRequest request)
    {
        var checks = new List<RunCheck>();
        var hasEnvironment = true;
        if (request.Mode == RunMode.Run)
        {
            var local = RealRuns.EnvironmentOf(workspace, request);
            checks.Add(new RunCheck(RunSubject.Environment, null, local.Diagnostics));
            hasEnvironment = !checks[0].HasErrors;
            request = request with
            {
                Local = local.Settings,
                ParametersPath = request.ParametersPath ?? (request.UsesProjectParameters ? local.ParametersPath : null),
                Environment = RealRuns.WithSecrets(request.Environment, local.Secrets),
            };
        }

        var compiled = Compile(request, checks, out var parameters, out var parametersPath);
        var bound = compiled?.Pipeline ?? request.Input?.Bound;
        var script = SimulationScript.Empty;
        if (request.ScriptPath is { } path && bound is not null)
        {
            var result = workspace.LoadScript(path, bound);
            checks.Add(new RunCheck(RunSubject.Script, path, result.Diagnostics));
            script = result.Script ?? script;
        }

        var environment = LoadEnvironment(request, checks);
        var argument = request.Argument;
        if (bound is not null)
        {
            var scheduled = ScheduledStart.Add(request, bound);
            var inputs = RunInputs.Add(workspace, scheduled.Argument, request.InputFile, request.Inputs, bound.Source);
            argument = inputs.Argument;
            checks.Add(new RunCheck(RunSubject.Environment, null, RunSecrets.Check(bound, argument, environment.Environment.Secrets)));
            checks.Add(new RunCheck(RunSubject.Argument, request.InputFile, inputs.FileProblems));
            checks.Add(
                new RunCheck(
                    RunSubject.Argument,
                    null,
                    [
                        .. RunArgument.Check(inputs.Argument, bound),
                        .. scheduled.Diagnostics,
                        .. inputs.Check(bound.Source),
                        .. AdmissionInputCheck.Check(bound, inputs.Argument),
                    ]));
            checks.Insert(
                checks.FindIndex(c => c.Subject == RunSubject.Environment),
                new RunCheck(RunSubject.Script, request.ScriptPath, [.. ScriptItems.Check(bound, argument, script)]));
            checks.Add(new RunCheck(RunSubject.Executors, null, request.Executors.Check(bound)));
            if (request.Mode == RunMode.Run)
            {
                var problems = RealRuns.Check(request, hasEnvironment, bound, parameters, argument, environment.Environment.Secrets);
                checks.Add(new RunCheck(RunSubject.Executors, null, problems));
            }
        }

        CheckJournal(request, checks);
        var name = compiled?.Name ?? request.Input?.Pipeline?.Name ?? request.Pipeline?.Name ?? string.Empty;
        if (compiled is null || checks.Any(c => c.HasErrors))
        {
            return new PreparedRun(name, checks);
        }

        var run = new LocalRunRequest(compiled)
        {
            Argument = argument,
            Script = script,
            Mocks = environment.Environment.Mocks,
            Secrets = environment.Environment.Secrets,
            Parameters = parameters,
            RealTime = request.RealTime,
            Executors = request.Executors,
        };
        run = request.Mode == RunMode.Run ? RealRuns.Complete(run, request) : run;
        return new PreparedRun(name, checks)
        {
            Variables = request.Environment.Environment,
            Recorder = RecordedRuns.RecorderOf(request),
            Source = RecordedRuns.SourceOf(request, compiled.Pipeline),
            NamedJournal = request.Journal,
            Pipeline = run,
            Interval = request.Recording is { } recording
                ? RecordedInterval.Of(compiled.Pipeline, request.Cron, argument, recording.Clock.GetUtcNow())
                : null,
            Starter = new PipelineStarter(request, RunTexts.Of(request, compiled.Pipeline, parametersPath)),
        };
    }

    private WorkflowArtifact? Compile(
        RunRequest request,
        List<RunCheck> checks,
        out PlatformParameters? parameters,
        out string? parametersPath)
    {
        (parameters, parametersPath) = (request.Parameters, request.ParametersPath);
        if (request.Artifact is { } artifact && request.Mode == RunMode.Simulate)
        {
            return artifact;
        }

        if (request.Input is { } input)
        {
            checks.Add(new RunCheck(RunSubject.Input, input.Path, input.Diagnostics));
            parametersPath ??= request.UsesProjectParameters ? workspace.DefaultParametersPath(input.Path) : null;
        }

        if (parameters is null && parametersPath is not null)
        {
            var read = workspace.LoadParameters(parametersPath);
            checks.Add(new RunCheck(RunSubject.Parameters, parametersPath, read.Diagnostics));
            parameters = read.Parameters;
        }

        if (checks.Any(c => c.HasErrors) || request.Input is { Bound: null })
        {
            return null;
        }

        if (request.Mode == RunMode.Run)
        {
            var local = RealRuns.Compile(workspace, request, request.Input?.Bound, parameters);
            checks.Add(new RunCheck(RunSubject.Target, null, local.Diagnostics));
            return local.Artifact;
        }

        var compiled = request.Input?.Bound is { } bound
            ? workspace.Lower(bound, parameters, SourceFormat.Json, Splitting)
            : request.Pipeline is { } pipeline
                ? workspace.Compile(pipeline, parameters, SourceFormat.Json, Splitting)
                : throw new ArgumentException("The request has nothing to run.", nameof(request));
        checks.Add(new RunCheck(RunSubject.Target, null, compiled.Diagnostics));
        return compiled.Artifact;
    }

    private EnvironmentResult LoadEnvironment(RunRequest request, List<RunCheck> checks)
    {
        var environment = RunEnvironments.Load(workspace, request.Environment);
        checks.Add(new RunCheck(RunSubject.Environment, request.Environment.Mocks, environment.Diagnostics));
        return environment;
    }

    /// <summary>
    /// Creating the journal reports every problem with it; when the run cannot start anyway, this reports the most frequent one along with
    /// the others.
    /// </summary>
    private static void CheckJournal(RunRequest request, List<RunCheck> checks)
    {
        if (request.Journal is { } path && checks.Any(c => c.HasErrors) && File.Exists(path))
        {
            checks.Add(new RunCheck(RunSubject.Journal, path, [JournalDiagnostics.Exists.At(Location.FromScript(path, 0, 0), path)]));
        }
    }
}
