using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Views.Comparison;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary><c>aef diff OLD NEW</c>: shows the changes from one definition to another, by levels, threads and steps.</summary>
internal static class DiffCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var old = new Argument<string>("OLD") { Description = "The first definition, JSON or YAML; - reads standard input" };
        var now = new Argument<string>("NEW") { Description = "The second definition" };
        var output = CommonOptions.Output();
        var command = new Command("diff", "Compare two definitions by levels, threads and steps") { old, now, output };
        command.SetAction(result =>
            Run(console, result.GetRequiredValue(old), result.GetRequiredValue(now), result.GetValue(output) == CommonOptions.Json));
        return command;
    }

    private static int Run(CliConsole console, string oldFile, string newFile, bool asJson)
    {
        if (oldFile == InputLoader.Standard && newFile == InputLoader.Standard)
        {
            throw new UsageException("Only one of OLD and NEW can be standard input.");
        }

        var loader = new InputLoader(console);
        var (old, now) = (loader.ReadDefinition(oldFile), loader.ReadDefinition(newFile));
        if (old.Pipeline is not { } first || now.Pipeline is not { } second)
        {
            return Refuse(console, [(oldFile, old), (newFile, now)], asJson);
        }

        var difference = PipelineComparer.Compare(first, second);
        if (asJson)
        {
            DiffJson.Write(console.Output.Raw, difference);
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(difference.Diagnostics);
            new DiffView(console.Output).Write(difference);
        }

        return difference.AreEqual ? ExitCode.Done : ExitCode.Different;
    }

    private static int Refuse(CliConsole console, IReadOnlyList<(string File, DefinitionResult Result)> inputs, bool asJson)
    {
        var diagnostics = inputs.SelectMany(i => i.Result.Diagnostics).ToList();
        if (asJson)
        {
            JsonOutput.WriteObject(console.Output.Raw, json =>
            {
                json.WriteNull("equal");
                DiagnosticJson.Write(json, diagnostics);
            });
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Where(f => f.Severity == DiagnosticSeverity.Error));
            var unreadable = string.Join(", ", inputs.Where(i => i.Result.Pipeline is null).Select(i => TerminalText.Clean(i.File)));
            console.Error.WriteLine(
                $"{unreadable}: not compared: {DiagnosticWriter.Count(diagnostics.Where(f => f.Severity == DiagnosticSeverity.Error).ToList())}",
                TextStyle.Bad);
        }

        return ExitCode.Failed;
    }
}
