using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Views.Formatting;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary><c>aef format FILE...</c>: formats files in one style; a file whose comments would be lost is left unchanged.</summary>
internal static class FormatCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
                 "Definitions, Cloud Workflows sources and adjacent files, JSON or YAML; - reads standard input and writes standard output",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; list the files that are not formatted, and exit with 1 if there are any",
        };
        var stdout = new Option<bool>("--stdout")
        {
            Description = "Write the formatted text to standard output and leave the file unchanged",
        };
        var output = CommonOptions.Output();
        var command = new Command(
            "format",
            "Format definitions and Cloud Workflows sources; comments are kept") { files, check, stdout, output };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(
            console,
            new FormatOptions(result.GetRequiredValue(files))
            {
                Project = project.Read(result),
                Check = result.GetValue(check),
                ToStandardOutput = result.GetValue(stdout),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            }));
        return command;
    }

    private static int Run(CliConsole console, FormatOptions options)
    {
        if (options is { Check: true, ToStandardOutput: true })
        {
            throw new UsageException("--check and --stdout cannot be combined: --check writes nothing.");
        }

        var loader = new InputLoader(console, options.Project with { TargetChoice = EngineTargets.OfChecks });
        var search = new InputSearch(new FileSearch().Find(options.Files), loader.Workspace);
        if (options.ToStandardOutput && search.Files.Count > 1)
        {
            throw new UsageException("--stdout accepts one file.");
        }

        var results = search.Problems.Select(p => new FormattedFile(p.Location.Path ?? string.Empty, new FormatResult(null, null, [p])))
            .ToList();
        foreach (var file in search.Files)
        {
            results.Add(new FormattedFile(file, loader.Format(file)));
            if (!options.Check && !options.ToStandardOutput && file != InputLoader.Standard)
            {
                AefWorkspace.WriteFormatted(results[^1].Result);
            }
        }

        if (options.AsJson)
        {
            FormatJson.Write(console.Output.Raw, results, options.Check, options.ToStandardOutput, search.Skipped);
        }
        else
        {
            foreach (var file in results)
            {
                Show(console, file, options);
            }

            search.WriteSkipped(console.Error);
        }

        return results.Exists(r => r.HasErrors || (options.Check && r.IsChanged)) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(CliConsole console, FormattedFile file, FormatOptions options)
    {
        var toOutput = options.ToStandardOutput || (file.Name == InputLoader.Standard && !options.Check);
        if (toOutput && file.ShownText is { } text)
        {
            console.Output.Raw.Write(text);
        }

        if (file.Result.Text is null)
        {
            ShowProblems(console, file);
        }
        else if (file.IsChanged && options.Check)
        {
            console.Output.WriteLine(TerminalText.Clean(file.Name));
        }
        else if (file.IsChanged && !toOutput)
        {
            console.Error.Write(TerminalText.Clean(file.Name)).WriteLine(": formatted", TextStyle.Good);
        }
    }

    /// <summary>A file with errors is a failure; a file that is left unchanged, because formatting would lose something, is not.</summary>
    private static void ShowProblems(CliConsole console, FormattedFile file)
    {
        new DiagnosticWriter(console.Error).WriteAll(file.Result.Diagnostics);
        if (file.HasErrors)
        {
            console.Error.WriteLine(
                $"{TerminalText.Clean(file.Name)}: not formatted: {DiagnosticWriter.Count(file.Result.Diagnostics)}",
                TextStyle.Bad);
        }
    }
}
