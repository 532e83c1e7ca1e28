using System.CommandLine;

namespace Aef.Cli.Commands;

/// <summary><c>--summary FILE</c> and <c>--ci</c>: the summary of a run of a definition, for people and for CI systems.</summary>
internal sealed class SummaryOptions
{
    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "Write a summary of the run: JSON to a file that ends with .json, and Markdown to any other (docs/observability.md)",
        HelpName = "FILE",
    };

    private readonly CiOptions _ci = new();

    /// <summary>Adds the options to a command.</summary>
    public SummaryOptions AddTo(Command command)
    {
        command.Options.Add(_summary);
        _ci.AddTo(command);
        return this;
    }

    /// <summary>The options of a run with the values of these.</summary>
    public RunOptions Read(ParseResult result, RunOptions options) => options with
    {
        Summary = result.GetValue(_summary),
        Ci = _ci.Read(result, !options.AsJson),
    };
}
