using System.Net.Sockets;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>Runs a definition or Cloud Workflows source: checks the options, prepares the run, and shows it.</summary>
internal sealed class NewRun(CliConsole console, RunOptions options)
{
    /// <summary>Runs an input that was loaded, and returns the exit code.</summary>
    public async Task<int> RunAsync(LoadResult input, InputLoader loader, CancellationToken cancellationToken)
    {
        CheckOptions(input);
        if (options.Environment.Mocks is null && options.Environment.AllowedHosts.Count == 0 && AefWorkspace.IsCompiled(input))
        {
            console.Error.WriteLine(
                TerminalText.Clean(
                    $"{options.File} is a workflow that Aef compiled. To run it with simulated jobs, run its definition."), TextStyle.Caution);
        }

        await using var connections = new LazyConnections();
        await using var run = new RunLauncher(loader.Workspace).Prepare(new RunRequest
        {
            Input = input,
            ParametersPath = options.Parameters,
            UsesProjectParameters = true,
            Argument = options.Argument,
            Inputs = options.Inputs,
            InputFile = options.InputFile,
            Schedule = options.Schedule,
            ScheduledTime = options.ScheduledTime,
            Cron = new LazyCron(),
            ScriptPath = options.Script,
            Environment = options.Environment,
            Mode = options.Mode,
            Local = RealRunSettings.Of(connections, options.Recording, options.EnvironmentName),
            AcceptsCallbacks = true,
            CallbackPort = options.CallbackPort,
            RealTime = options.RealTime,
            Journal = options.Journal,
            Recording = options.Recording,
            Durability = options.Durability,
        });
        var logs = new LogLines(console.Error, run.Secrets, options.RealTime);
        return Begin(run, logs)
            ? await ShownRun.RunAsync(console, options, run, logs, cancellationToken).ConfigureAwait(false)
            : RunRefusal.Write(console, options, run.Diagnostics);
    }

    private bool Begin(PreparedRun run, LogLines logs)
    {
        try
        {
            return run.Begin(_ => logs);
        }
        catch (SocketException e)
        {
            throw new UsageException($"--callbacks {options.CallbackPort}: {e.Message}");
        }
    }

    private void CheckOptions(LoadResult input)
    {
        var environment = options.Environment;
        var isWorkflow = input.Kind == LoadedKind.Workflow;
        foreach (var (name, file) in ((string, string?)[])[("--parameters", options.Parameters), ("--script", options.Script), ("--mocks", environment.Mocks)])
        {
            if (file == InputLoader.Standard)
            {
                throw new UsageException($"{name} needs a file; only FILE can be standard input.");
            }
        }

        Refuse(
            isWorkflow,
            "applies only to definitions",
            "Cloud Workflows source",
            ("--parameters", options.Parameters is not null),
            ("--input", options.Inputs.Count > 0),
            ("--input-file", options.InputFile is not null),
            ("--schedule", options.Schedule is not null),
            ("--script", options.Script is not null),
            ("--summary", options.Summary is not null),
            ("--ci", options.Ci is not null));

        // A pipeline runs against the simulated platform: of the environment it uses mocks and secrets alone.
        Refuse(
            !isWorkflow,
            "applies only to Cloud Workflows source",
            "a definition",
            ("--allow-host", environment.AllowedHosts.Count > 0),
            ("--workflow", environment.Workflows.Count > 0),
            ("--workflows", environment.WorkflowFolder is not null),
            ("--env", environment.Variables.Count > 0),
            ("--callbacks", options.CallbackPort > 0));
        if (options.Mode == RunMode.Run && !isWorkflow && environment.Mocks is not null)
        {
            throw new UsageException(
                $"--mocks applies only to Cloud Workflows source; 'aef simulate {options.File} --mocks FILE' simulates a definition.");
        }

        if (options.Mode == RunMode.Simulate && isWorkflow && options.RealTime)
        {
            throw new UsageException(
                $"--real-time applies only to definitions. 'aef run {options.File}' runs Cloud Workflows source on real time.");
        }
    }

    private void Refuse(bool applies, string purpose, string kind, params ReadOnlySpan<(string Name, bool IsGiven)> given)
    {
        foreach (var (name, isGiven) in given)
        {
            if (applies && isGiven)
            {
                throw new UsageException($"{name} {purpose}; {options.File} is {kind}.");
            }
        }
    }
}
