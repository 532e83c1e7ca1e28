using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Admission;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary><c>aef execute FILE|WORKFLOW</c>: starts a published workflow, and shows the execution.</summary>
internal static class ExecuteCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var command = new Command("execute", "Start a published workflow at Google or on a local server, and show the execution");
        var options = new ExecuteOptions().AddTo(command);
        var access = new GoogleAccess().AddTo(command);
        var project = new ProjectOptions();
        project.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var request = options.Read(result);
            var loader = new InputLoader(console, project.Read(result));
            CompiledSteps? steps = null;
            var argument = request.Argument;
            string? label = null;
            if (request.IsFile)
            {
                var compiled = Compile(request, loader, access.EnvironmentName(result), out argument, out label);
                steps = CompiledSteps.Of(compiled);
                if (steps is null || compiled.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
                {
                    new DiagnosticWriter(console.Error).WriteAll(compiled.Diagnostics);
                    return ExitCode.Failed;
                }
            }
            else if (request.Inputs.Count > 0 || request.InputFile is not null)
            {
                argument = WithInputs(request);
            }

            var file = request.IsFile ? request.Subject : null;
            return await access.RunAsync(console, result, loader.Workspace.Loader, file, session =>
                new StartedExecution(console, session, request, steps).RunAsync(argument, label, cancellationToken)).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Compiles the definition, which names the steps, and checks the argument before anything is started.</summary>
    private static PipelineCompilation Compile(
        ExecuteRequest request, InputLoader loader, string? environment, out WorkflowValue argument, out string? label)
    {
        (argument, label) = (request.Argument, null);
        var parameters = request.Parameters
            ?? (environment is null ? null : loader.Workspace.Loader.FindParameters(environment, [request.Subject], out _));
        var compiled = PipelineCompilation.Of(loader, request.Subject, parameters, null);
        List<Diagnostic> all = [.. compiled.Diagnostics];
        if (compiled.IsAirflow || compiled.Input.Kind == LoadedKind.Workflow)
        {
            all.Add(GoogleDiagnostics.NotAWorkflow.At(Location.None, request.Subject));
        }

        if (CompiledSteps.Of(compiled)?.Pipeline is { } pipeline && request.Resume is null)
        {
            var inputs = RunInputs.Add(loader.Workspace, request.Argument, request.InputFile, request.Inputs, pipeline.Source);
            argument = inputs.Argument;
            all.AddRange(inputs.FileProblems);
            all.AddRange(RunArgument.Check(argument, pipeline));
            all.AddRange(inputs.Check(pipeline.Source));
            if (!all.Exists(d => d.Severity == DiagnosticSeverity.Error))
            {
                label = AdmissionKey.LabelOf(pipeline, compiled.Parameters, argument, GoogleAccess.Clock.GetUtcNow());
            }
        }

        return compiled with { Diagnostics = all };
    }

    // Without a definition nobody knows the types of inputs: they are sent as the workflow receives them from gcloud, as strings.
    private static WorkflowValue WithInputs(ExecuteRequest request) => request.InputFile is not null
        ? throw new UsageException("--input-file needs a definition, which has the types of the inputs.")
        : (request.Argument.IsNull ? WorkflowValue.EmptyMap : request.Argument).With(
            "inputs",
            request.Inputs.Aggregate(WorkflowValue.EmptyMap, (map, i) => map.With(i.Name, WorkflowValue.FromString(i.Text))));
}
