using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Data;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <summary>What is different for a run that does its jobs: how its pipeline is compiled, and what is checked before it starts.</summary>
internal static class RealRuns
{
    /// <summary>Compiles what the request runs for a run on this computer, whatever its target was before.</summary>
    public static CompileResult Compile(AefWorkspace workspace, RunRequest request, BoundPipeline? bound, PlatformParameters? parameters) =>
        bound is not null && bound.Steps.All(s => s.RunsHere)
            ? workspace.Lower(bound, LocalTarget.Default, parameters)
            : workspace.With(LocalTarget.Default).CompileLocally(
                bound?.Source ?? request.Artifact?.Pipeline.Source ?? request.Pipeline
                    ?? throw new ArgumentException("The request has nothing to run.", nameof(request)),
                parameters);

    /// <summary>Everything that cannot run here; of an environment with errors, nothing about the steps is known.</summary>
    public static IReadOnlyList<Diagnostic> Check(
        RunRequest request,
        bool hasEnvironment,
        BoundPipeline pipeline,
        PlatformParameters? parameters,
        WorkflowValue argument,
        Secrets secrets) =>
        new LocalRunCheck(hasEnvironment ? new LocalExecutors(request.Executors, request.Local!) : null, parameters)
            .Check(pipeline, argument, secrets);

    /// <summary>The request of a run that does its jobs.</summary>
    public static LocalRunRequest Complete(LocalRunRequest run, RunRequest request) => run with
    {
        Local = request.Local,
        RealTime = true,
        Seed = LocalRunRequest.NewSeed(),
    };

    /// <summary>The environment of a request in <c>aef.json</c>.</summary>
    public static ConnectedEnvironment EnvironmentOf(AefWorkspace workspace, RunRequest request)
    {
        var definition = request.Input?.Path ?? (request.Pipeline ?? request.Artifact?.Pipeline.Source)?.Location.Path;
        var settings = WithChildren(workspace, request, definition);
        return ConnectedEnvironment.Find(
            workspace.Loader,
            definition is { Length: > 0 } && Path.GetDirectoryName(Path.GetFullPath(definition)) is { } folder
                ? settings with { Folder = folder }
                : settings);
    }

    /// <summary>An environment with the secrets of <c>aef.json</c>; those that the user has named come first.</summary>
    public static EnvironmentRequest WithSecrets(EnvironmentRequest environment, IReadOnlyList<string> secrets)
    {
        var named = environment.Secrets.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return environment with { Secrets = [.. environment.Secrets, .. secrets.Where(s => !named.Contains(NameOf(s)))] };

        static string NameOf(string secret) => secret.Split('=', 2)[0];
    }

    /// <summary>The settings of a request, with the kind that runs other workflows; that of a child has it already.</summary>
    public static LocalRunSettings WithChildren(AefWorkspace workspace, RunRequest request, string? definition)
    {
        var settings = request.Local ?? new LocalRunSettings();
        return settings.Kinds.OfType<WorkflowKind>().Any()
            ? settings
            : settings with
            {
                Kinds =
                [
                    .. settings.Kinds,
                    new WorkflowKind(new ChildRuns(workspace, request, definition is null ? [] : [Path.GetFullPath(definition)])),
                ],
            };
    }
}
