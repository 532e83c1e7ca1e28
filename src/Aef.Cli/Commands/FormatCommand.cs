using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Views.Formatting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary><c>aef format FILE...</c>: lays files out in one way; comments are kept, or the file is left alone.</summary>
internal static class FormatCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Definitions, Cloud Workflows sources and adjacent files, JSON or YAML; - reads standard input and writes standard output", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Write nothing; list the files that are not formatted, and exit with 1 if there are any" };
        var stdout = new Option<bool>("--stdout") { Description = "Write the formatted text to standard output and leave the file unchanged" };
        var command = new Command("format", "Format definitions and Cloud Workflows sources; comments are kept") { files, check, stdout };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(console, project.Read(result), result.GetRequiredValue(files), result.GetValue(check), result.GetValue(stdout)));
        return command;
    }

    private static int Run(CliConsole console, WorkspaceOptions options, string[] files, bool check, bool stdout)
    {
        if (check && stdout)
        {
            throw new UsageException("--check writes nothing and --stdout writes the text; say one of them");
        }

        if (stdout && files.Length > 1)
        {
            throw new UsageException("--stdout takes one file");
        }

        var loader = new InputLoader(console, options);
        var exitCode = ExitCode.Done;
        foreach (var file in files)
        {
            var result = loader.Format(file);
            exitCode = Math.Max(exitCode, check ? Check(console, file, result) : Write(console, file, result, stdout || file == InputLoader.Standard));
        }

        return exitCode;
    }

    private static int Check(CliConsole console, string file, FormatResult result)
    {
        if (result.Text is null)
        {
            return Refuse(console, file, result);
        }

        if (!result.IsFormatted)
        {
            console.Output.WriteLine(TerminalText.Clean(file));
        }

        return result.IsFormatted ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Write(CliConsole console, string file, FormatResult result, bool stdout)
    {
        if (result.Text is not { } text)
        {
            if (stdout && result.Source is { } source && !HasErrors(result))
            {
                console.Output.Raw.Write(source.Text);
            }

            return Refuse(console, file, result);
        }

        if (stdout)
        {
            console.Output.Raw.Write(text);
        }
        else if (!result.IsFormatted)
        {
            AefWorkspace.WriteFormatted(result);
            console.Error.Write(TerminalText.Clean(file)).WriteLine(": formatted", TextStyle.Good);
        }

        return ExitCode.Done;
    }

    /// <summary>A file with errors is a failure; one that is left alone is not, for there is nothing to be done about it in a hurry.</summary>
    private static int Refuse(CliConsole console, string file, FormatResult result)
    {
        new DiagnosticWriter(console.Error).WriteAll(result.Diagnostics);
        if (!HasErrors(result))
        {
            return ExitCode.Done;
        }

        console.Error.WriteLine($"{TerminalText.Clean(file)}: not formatted: {DiagnosticWriter.Count(result.Diagnostics)}", TextStyle.Bad);
        return ExitCode.Failed;
    }

    private static bool HasErrors(FormatResult result) => result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
