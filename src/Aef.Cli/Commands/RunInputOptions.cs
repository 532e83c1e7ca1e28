using System.CommandLine;
using Aef.Cli.Input;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary>The options that set the inputs of a definition: <c>--input</c> and <c>--input-file</c>.</summary>
internal sealed class RunInputOptions
{
    private readonly Option<string[]> _inputs = new("--input")
    {
        Description = "An input of the definition; the value is converted to the type of the input. Can be repeated",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _file = new("--input-file")
    {
        Description = "A JSON or YAML file with an object of inputs; --input overrides it",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public RunInputOptions AddTo(Command command)
    {
        command.Options.Add(_inputs);
        command.Options.Add(_file);
        return this;
    }

    /// <summary>The inputs, in the order of the command line.</summary>
    public IReadOnlyList<RunInput> Inputs(ParseResult result) => InputOptions.Read(result.GetValue(_inputs) ?? []);

    /// <summary>The file of inputs, or null.</summary>
    /// <exception cref="UsageException">The file is standard input.</exception>
    public string? File(ParseResult result) => result.GetValue(_file) is InputLoader.Standard
        ? throw new UsageException("--input-file needs a file; only FILE can be standard input.")
        : result.GetValue(_file);
}
