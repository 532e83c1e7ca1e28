using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Workflows.Journal;

namespace Aef.Cli.Commands;

/// <summary>Reports that nothing was run because of errors.</summary>
internal static class RunRefusal
{
    /// <summary>Runs, and reports when the journal can no longer be written, which stops the run.</summary>
    public static async Task<int> GuardAsync(CliConsole console, RunOptions options, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (JournalWriteException e)
        {
            return Write(console, options, [e.Diagnostic], "stopped");
        }
    }

    /// <summary>Writes the problems in the requested format and returns the exit code.</summary>
    public static int Write(CliConsole console, RunOptions options, IReadOnlyList<Diagnostic> diagnostics) =>
        Write(console, options, diagnostics, "not run");

    private static int Write(CliConsole console, RunOptions options, IReadOnlyList<Diagnostic> diagnostics, string outcome)
    {
        if (options.AsJson)
        {
            JsonOutput.WriteObject(console.Output.Raw, json =>
            {
                json.WriteNull("state");
                DiagnosticJson.Write(json, diagnostics);
            });
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(diagnostics);
            console.Error.WriteLine($"{TerminalText.Clean(options.File)}: {outcome}: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        return diagnostics.Any(RunEnvironments.IsWrongUsage) ? ExitCode.Usage : ExitCode.Failed;
    }
}
