using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef executors [NAME]</c>: lists the executors of the catalog, or shows one; <c>aef executors new NAME</c> writes a new entry.
/// </summary>
internal static class ExecutorsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "An executor; by default, all are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = CommonOptions.Output();
        var command = new Command("executors", "List executors, show one, or write a new entry") { name, output };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(
            console,
            project.Read(result),
            result.GetValue(name),
            result.GetValue(output) == CommonOptions.Json));
        command.Subcommands.Add(CreateNew(console));
        return command;
    }

    private static Command CreateNew(CliConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "The name of the executor: letters, digits, - and _" };
        var folder = new Option<string>("--executors")
        {
            Description = "The folder of the entry; by default, the folder \"executors\" here",
            HelpName = "DIR",
            DefaultValueFactory = _ => "executors",
        };
        var command = new Command("new", "Write an entry with comments; an existing file is never replaced") { name, folder };
        command.SetAction(result => Write(console, result.GetRequiredValue(name), result.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(CliConsole console, WorkspaceOptions options, string? name, bool asJson)
    {
        var catalog = new InputLoader(console, options).Workspace.CatalogIn(".");
        new DiagnosticWriter(console.Error).WriteAll(catalog.Diagnostics);
        var executors = catalog.Executors.Where(e => name is null || e.Name == name).ToList();
        if (executors.Count == 0)
        {
            throw new UsageException($"Unknown executor \"{name}\". 'aef executors' lists all of them.");
        }

        if (asJson)
        {
            ExecutorWriter.WriteJson(console.Output.Raw, executors);
        }
        else if (name is null)
        {
            ExecutorWriter.WriteList(console.Output, executors);
        }
        else
        {
            ExecutorWriter.WriteOne(console.Output, executors[0]);
        }

        return catalog.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? ExitCode.Failed : ExitCode.Done;
    }

    private static int Write(CliConsole console, string name, string folder)
    {
        if (!ExecutorTemplate.IsFileName(name))
        {
            throw new UsageException($"\"{name}\" cannot be the name of a file; use letters, digits, - and _.");
        }

        var path = Path.Combine(folder, name + ExecutorTemplate.Extension);
        if (!NewFile.TryWrite(path, ExecutorTemplate.Of(name), out var problem))
        {
            throw new UsageException(problem);
        }

        var replaces = ExecutorCatalog.BuiltIn.Find(name) is null ? string.Empty : "; it replaces the built-in entry of this name";
        console.Error.WriteLine($"{TerminalText.Clean(path)}: written; 'aef validate' checks it{replaces}");
        return ExitCode.Done;
    }
}
