using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary><c>aef validate FILE...</c>: checks what people write for aef, shows every finding, and repairs what can be repaired.</summary>
internal static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Definitions, Cloud Workflows sources, platform parameters, job files, executor entries or configurations, JSON or YAML; - reads standard input", Arity = ArgumentArity.OneOrMore };
        var fix = new Option<bool>("--fix") { Description = "Repair what can be repaired safely, in the files themselves, and check what is left" };
        var strict = new Option<bool>("--strict") { Description = "Unknown keys are errors" };
        var output = CommonOptions.OutputOrSarif();
        var command = new Command("validate", "Check definitions and what lies beside them; every finding is shown") { files, fix, strict, output };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result =>
        {
            var options = project.Read(result) with { IsStrict = result.GetValue(strict) };
            return Run(console, options, result.GetRequiredValue(files), result.GetValue(fix), result.GetRequiredValue(output));
        });
        return command;
    }

    private static int Run(CliConsole console, WorkspaceOptions options, string[] files, bool fix, string output)
    {
        if (fix)
        {
            Fix(console, options, files);
        }

        var loader = new InputLoader(console, options);
        List<ValidatedInput> inputs = [.. files.Select(f => new ValidatedInput(f, loader.Load(f)))];
        inputs.AddRange(ValidatedInput.Unused(loader.Workspace.UnusedSuppressions()));
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

    private static void Fix(CliConsole console, WorkspaceOptions options, string[] files)
    {
        foreach (var file in files)
        {
            if (file == InputLoader.Standard)
            {
                throw new UsageException("--fix repairs files; standard input cannot be repaired");
            }

            // A workspace reads what lies beside definitions once; each repair may change it.
            foreach (var repaired in new InputLoader(console, options).Workspace.FixFile(file))
            {
                foreach (var diagnostic in repaired.Fixed)
                {
                    console.Error.Write(TerminalText.Clean(diagnostic.Location.ToString())).Write(": ").Write("fixed ", TextStyle.Good).WriteLine(TerminalText.Clean($"{diagnostic.Code}: {diagnostic.Fixes.First(f => f.IsSafe).Title}"));
                }
            }
        }
    }
}
