using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Reports.Ci;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef validate FILE...</c>: checks definitions and adjacent files, shows all problems, and applies safe fixes on request.
/// </summary>
internal static class ValidateCommand
{
    private const string Error = "error";
    private const string Warning = "warning";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
                 "Definitions, Cloud Workflows sources, platform parameters, job files, executor entries or configurations, JSON or YAML; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var fix = new Option<bool>("--fix") { Description = "Apply all safe fixes to the files, and check the result" };
        var strict = new Option<bool>("--strict") { Description = "Unknown keys are errors" };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "The lowest severity that fails the check",
            HelpName = "error|warning",
            DefaultValueFactory = _ => Error,
        }.AcceptOnlyFromAmong(Error, Warning);
        var output = CommonOptions.OutputOrSarif();
        var command = new Command(
            "validate",
            "Check definitions and adjacent files, and report all problems") { files, fix, strict, failOn, output };
        var ci = new CiOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        var target = new TargetOptions(LocalTarget.Default.Name).AddTo(command);
        command.SetAction(result =>
        {
            var choice = target.Read(result) with { MayBeLocal = true };
            var options = project.Read(result) with { IsStrict = result.GetValue(strict), TargetChoice = choice };
            var format = result.GetRequiredValue(output);
            var warningsFail = result.GetRequiredValue(failOn) == Warning;
            var runner = ci.Read(result, format == CommonOptions.Text);
            return Run(console, options, result.GetRequiredValue(files), result.GetValue(fix), format, warningsFail, runner);
        });
        return command;
    }

    private static int Run(
        CliConsole console, WorkspaceOptions options, string[] files, bool fix, string output, bool warningsFail, CiOutput? ci)
    {
        var found = new FileSearch().Find(files);
        var search = new InputSearch(found, new InputLoader(console, options).Workspace);
        if (fix)
        {
            Fix(console, options, search.Files);
        }

        var loader = new InputLoader(console, options);
        List<ValidatedInput> inputs =
            [.. search.Problems.Select(p => new ValidatedInput(p.Location.Path ?? string.Empty, new LoadResult(LoadedKind.Unknown, p.Location.Path, [p])))];
        inputs.AddRange(search.Files.Select(f => Check(loader, f)));
        if (options.TargetChoice is { Generation: not null } choice
            && !inputs.Exists(i => i.Result.Pipeline is not { } pipeline || EngineTargets.IsAirflow(pipeline, choice.Requested)))
        {
            throw TargetOptions.ForOtherTarget();
        }

        inputs.AddRange(ValidatedInput.Unused(loader.Workspace.UnusedSuppressions()));
        switch (output)
        {
            case CommonOptions.Json:
                ValidationWriter.WriteJson(console.Output.Raw, inputs, search.Skipped);
                break;
            case CommonOptions.Sarif:
                ValidationWriter.WriteSarif(console.Output.Raw, inputs, Environment.CurrentDirectory);
                break;
            default:
                ValidationWriter.WriteText(console, inputs, ci);
                search.WriteSkipped(console.Error);
                break;
        }

        if (ci is not null)
        {
            List<CheckedInput> summed = [.. inputs.Select(i => new CheckedInput(i.Result.Path, i.Result.Pipeline, i.Result.Diagnostics))];
            CiReport.Append(console, ci, CheckSummary.Of(summed, loader.Workspace, ci.RepositoryRoot));
        }

        var hasErrors = inputs.Any(i => i.Result.HasErrors);
        var hasWarnings = inputs.Any(i => i.Result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Warning));
        return hasErrors || (warningsFail && hasWarnings) ? ExitCode.Failed : ExitCode.Done;
    }

    private static ValidatedInput Check(InputLoader loader, string file)
    {
        var result = loader.Workspace.WithLimits(loader.Load(file));
        return new ValidatedInput(file, result)
        {
            IsLocal = result.Pipeline is { } pipeline && loader.Workspace.Loader.TargetOf(pipeline) is LocalTarget,
        };
    }

    private static string Past(string title) =>
        title.StartsWith("Replace with ", StringComparison.Ordinal) ? "replaced with " + title["Replace with ".Length..]
        : title.StartsWith("Remove ", StringComparison.Ordinal) ? "removed " + title["Remove ".Length..]
        : title;

    private static void Fix(CliConsole console, WorkspaceOptions options, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            if (file == InputLoader.Standard)
            {
                throw new UsageException("--fix changes files; it cannot be used with standard input.");
            }

            // A workspace reads adjacent files once, and each fix may change them.
            foreach (var result in new InputLoader(console, options).Workspace.FixFile(file))
            {
                foreach (var diagnostic in result.Fixed)
                {
                    console.Error.Write(TerminalText.Clean(diagnostic.Location.ToString()))
                        .Write(": ")
                        .Write("fixed ", TextStyle.Good)
                        .WriteLine(TerminalText.Clean($"{diagnostic.Code}: {Past(diagnostic.Fixes.First(f => f.IsSafe).Title)}"));
                }
            }
        }
    }
}
