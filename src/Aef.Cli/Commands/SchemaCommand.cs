using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Schemas;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary><c>aef schema NAME</c>: prints the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaCommand
{
    private const string Job = "job";
    private const string Inputs = "inputs";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var name =
            new Argument<string>("NAME")
            {
                Description =
                    "The kind of file: definition, simulate, mocks, test, executor, parameters, config, template, job or inputs",
            }.AcceptOnlyFromAmong([.. PublishedSchemas.Names, Job, Inputs]);
        var executor = new Argument<string?>("EXECUTOR|FILE")
        {
            Description = "For job: the executor of the job files. For inputs: the definition; - reads standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var outFile = new Option<string?>("--out", "-o") { Description = "The output file; by default, standard output", HelpName = "OUT" };
        var force = CommonOptions.Force();
        var command = new Command(
            "schema",
            "Print the JSON Schema (2020-12) of a kind of file, for editors") { name, executor, outFile, force };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result =>
        {
            var loader = new InputLoader(console, project.Read(result));
            if (result.GetRequiredValue(name) == Inputs)
            {
                return WriteInputs(console, loader, result.GetValue(executor), result.GetValue(outFile), result.GetValue(force));
            }

            return Write(
                console,
                loader,
                Text(loader, result.GetRequiredValue(name), result.GetValue(executor)),
                result.GetValue(outFile),
                result.GetValue(force));
        });
        return command;
    }

    private static int WriteInputs(CliConsole console, InputLoader loader, string? file, string? outFile, bool force)
    {
        var input = loader.Load(file ?? throw new UsageException("The schema \"inputs\" needs a definition."));
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{file}\" is Cloud Workflows source, which declares no inputs.");
        }

        if (input.Bound is { } pipeline)
        {
            return Write(console, loader, InputsSchema.Of(pipeline.Source), outFile, force, file);
        }

        new DiagnosticWriter(console.Error).WriteAll(input.Diagnostics);
        return ExitCode.Failed;
    }

    private static int Write(CliConsole console, InputLoader loader, string text, string? outFile, bool force, string? file = null)
    {
        if (outFile is null or InputLoader.Standard)
        {
            console.Output.Raw.Write(text);
            return ExitCode.Done;
        }

        var guard = new OutputGuard([file, .. loader.Workspace.PathsBeside(file)], force).Check(outFile, OutputKind.Schema);
        new DiagnosticWriter(console.Error).WriteAll(guard.Diagnostics);
        if (guard.Refuses)
        {
            return ExitCode.Failed;
        }

        OutputText.Write(outFile, text);
        return ExitCode.Done;
    }

    private static string Text(InputLoader loader, string name, string? executor)
    {
        if (name != Job)
        {
            return executor is null
                ? PublishedSchemas.Read(name)
                : throw new UsageException($"The schema \"{name}\" is the same for all executors and definitions; omit \"{executor}\".");
        }

        var catalog = loader.Workspace.CatalogOf(null);
        var known = string.Join(", ", catalog.Executors.Select(e => e.Name));
        return executor is null
            ? throw new UsageException($"The schema \"job\" needs an executor: {known}.")
            : catalog.Find(executor) is { } entry
                ? JobSchema.Of(entry)
                : throw new UsageException($"Unknown executor \"{executor}\". Known executors: {known}.");
    }
}
