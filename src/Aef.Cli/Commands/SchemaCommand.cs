using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Schemas;

namespace Aef.Cli.Commands;

/// <summary><c>aef schema NAME</c>: prints the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaCommand
{
    private const string Job = "job";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "The kind of file: definition, simulate, mocks, test, executor, parameters, config or job" }.AcceptOnlyFromAmong([.. PublishedSchemas.Names, Job]);
        var executor = new Argument<string?>("EXECUTOR") { Description = "For job: the executor of the job files", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("schema", "Print the JSON Schema (2020-12) of a kind of file, for editors") { name, executor };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result =>
        {
            console.Output.Raw.Write(Text(new InputLoader(console, project.Read(result)), result.GetRequiredValue(name), result.GetValue(executor)));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(InputLoader loader, string name, string? executor)
    {
        if (name != Job)
        {
            return executor is null ? PublishedSchemas.Read(name) : throw new UsageException($"the schema {name} is the same for all executors");
        }

        var catalog = loader.Workspace.CatalogOf(null);
        var known = string.Join(", ", catalog.Executors.Select(e => e.Name));
        return executor is null
            ? throw new UsageException($"say which executor's job files are meant: {known}")
            : catalog.Find(executor) is { } entry ? JobSchema.Of(entry) : throw new UsageException($"there is no executor {executor}; there are {known}");
    }
}
