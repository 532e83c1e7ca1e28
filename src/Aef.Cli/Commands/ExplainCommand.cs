using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef explain [CODE]</c>: explains a code, with an example and how to fix the problem; without a code, lists all codes.
/// </summary>
internal static class ExplainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "A code, such as AEF3004; by default, all codes are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = CommonOptions.Output();
        var command = new Command("explain", "Explain a code, with an example and how to fix the problem") { code, output };
        command.SetAction(result => Run(console, result.GetValue(code), result.GetValue(output) == CommonOptions.Json));
        return command;
    }

    private static int Run(CliConsole console, string? code, bool asJson)
    {
        switch (code, asJson)
        {
            case (null, true):
                ExplanationWriter.WriteListJson(console.Output.Raw);
                break;
            case (null, false):
                ExplanationWriter.WriteListText(console.Output);
                break;
            default:
                Explain(console, code, asJson);
                break;
        }

        return ExitCode.Done;
    }

    private static void Explain(CliConsole console, string code, bool asJson)
    {
        if (DiagnosticRegistry.Find(code) is not { } descriptor)
        {
            var suggestion = DiagnosticRegistry.Nearest(code) is { } nearest
                ? $"Did you mean \"{nearest}\"?"
                : "'aef explain' lists all codes.";
            throw new UsageException($"Unknown code \"{code}\". {suggestion}");
        }

        if (asJson)
        {
            ExplanationWriter.WriteJson(console.Output.Raw, descriptor);
        }
        else
        {
            ExplanationWriter.WriteText(console.Output, descriptor);
        }
    }
}
