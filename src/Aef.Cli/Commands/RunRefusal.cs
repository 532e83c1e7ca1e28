using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>Says that nothing was run, because findings are errors.</summary>
internal static class RunRefusal
{
    /// <summary>Writes the findings in the form asked for and gives the exit code.</summary>
    public static int Write(CliConsole console, RunOptions options, IReadOnlyList<Diagnostic> diagnostics)
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
            console.Error.WriteLine($"{TerminalText.Clean(options.File)}: not run: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        return ExitCode.Failed;
    }
}
