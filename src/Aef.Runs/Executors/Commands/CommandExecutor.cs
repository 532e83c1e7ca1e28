using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Commands;

/// <summary>Runs jobs as processes. The exit code decides, and a file that the process may write is the output.</summary>
internal sealed class CommandExecutor(LocalRunSettings settings, TimeSpan grace) : IJobExecutor
{
    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        if (call.Binding is not CommandBinding binding)
        {
            throw new ArgumentException("The call has another local kind.", nameof(call));
        }

        string[] command = [.. call.ResolveAll(binding.Command).Select(JobText.Of)];
        if (command is not [{ Length: > 0 } program, ..])
        {
            return JobResult.Failed("The command is empty.") with { IsFinal = true };
        }

        if (command.Any(w => w.Contains('\0', StringComparison.Ordinal)))
        {
            return JobResult.Failed("A word of the command contains a null character.") with { IsFinal = true };
        }

        var own = JobText.Of(call.Resolve(binding.Folder));
        var folder = Path.GetFullPath(own.Length > 0 ? own : ".", Path.GetFullPath(call.Folder));
        if (!Directory.Exists(folder))
        {
            return JobResult.Failed($"The working directory \"{folder}\" does not exist.") with { IsFinal = true };
        }

        using var output = CommandOutput.Create();
        var variables = CommandVariables.Of(call, binding, settings.Variables, output.Path);
        if (ProgramSearch.Find(program, folder, variables) is not { } path)
        {
            return JobResult.Failed(
                program.Contains('/', StringComparison.Ordinal)
                    ? $"The program \"{program}\" does not exist in \"{folder}\", or is not executable."
                    : $"The program \"{program}\" is in no folder of PATH.") with { IsFinal = true };
        }

        var lines = new LastLines();
        using var process = new CommandProcess(path, command[1..], folder, variables, call.RunId, (line, isError) =>
        {
            lines.Add(line, isError);
            call.Output.Write(line, isError);
        })
        {
            Grace = grace,
        };
        if (process.Start() is { } problem)
        {
            return JobResult.Failed($"The program \"{program}\" cannot be started: {problem}") with { IsFinal = true };
        }

        var isDbt = binding.Results == "dbt";
        var started = isDbt ? call.Now.UtcDateTime.AddSeconds(-1) : default;
        var exitCode = await process.RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var results = isDbt ? DbtResults.Read(folder, command, variables, started) : null;
        foreach (var part in results?.Parts() ?? [])
        {
            call.ReportPart(part);
        }

        if (exitCode != 0)
        {
            var failures = results?.Failures() ?? string.Empty;
            return Failed(call, binding, exitCode, failures.Length > 0 ? failures : lines.ToString(call.Secrets.Mask));
        }

        var (value, unreadable) = output.Read();
        return unreadable is not null ? JobResult.Failed(unreadable) with { IsFinal = true }
            : JobResult.Success(results?.AddTo(value) ?? value);
    }

    private static JobResult Failed(JobCall call, CommandBinding binding, int exitCode, string lines)
    {
        var code = exitCode > 128
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode} (signal {exitCode - 128})")
            : string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}");
        var last = call.Secrets.Mask(lines);
        var retried = call.ResolveAll(binding.RetryExitCodes).Select(JobText.Of).ToList();
        return JobResult.Failed(last.Length == 0 ? code : $"{code}: {last}") with
        {
            IsFinal = retried.Count > 0 && !retried.Contains(exitCode.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
        };
    }
}
