using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Core.Schemas;

namespace Aef.Cli.Commands;

/// <summary><c>aef schema NAME</c>: prints the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "The kind of file: definition or simulate" }.AcceptOnlyFromAmong([.. PublishedSchemas.Names]);
        var command = new Command("schema", "Print the JSON Schema (2020-12) of a kind of file, for editors") { name };
        command.SetAction(result =>
        {
            console.Output.Raw.Write(PublishedSchemas.Read(result.GetRequiredValue(name)));
            return ExitCode.Done;
        });
        return command;
    }
}
