using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef validate FILE...</c>: checks definitions and Cloud Workflows sources and shows every finding.</summary>
internal static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Definitions or Cloud Workflows sources, JSON or YAML; - reads standard input", Arity = ArgumentArity.OneOrMore };
        var output = CommonOptions.OutputOrSarif();
        var command = new Command("validate", "Check definitions and Cloud Workflows sources; every finding is shown") { files, output };
        command.SetAction(result => Run(console, result.GetRequiredValue(files), result.GetRequiredValue(output)));
        return command;
    }

    private static int Run(CliConsole console, string[] files, string output)
    {
        var loader = new InputLoader(console);
        List<ValidatedInput> inputs = [.. files.Select(f => new ValidatedInput(f, loader.Load(f)))];
        switch (output)
        {
            case CommonOptions.Json:
                ValidationWriter.WriteJson(console.Output.Raw, inputs);
                break;
            case CommonOptions.Sarif:
                ValidationWriter.WriteSarif(console.Output.Raw, inputs, Environment.CurrentDirectory);
                break;
            default:
                ValidationWriter.WriteText(console, inputs);
                break;
        }

        return inputs.Any(i => i.Result.HasErrors) ? ExitCode.Failed : ExitCode.Done;
    }
}
