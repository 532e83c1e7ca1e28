using System.CommandLine;

namespace Aef.Cli.Commands;

/// <summary>The names of commands as people write them, such as <c>aef schedule backfill</c>.</summary>
internal static class CommandNames
{
    /// <summary>The whole name of a command.</summary>
    public static string Of(Command command) => command is RootCommand
        ? "aef"
        : $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Of(parent) : "aef")} {command.Name}";

    /// <summary>A command with the commands below it, at every depth.</summary>
    public static IEnumerable<Command> Tree(Command command) => command.Subcommands.SelectMany(Tree).Prepend(command);
}
