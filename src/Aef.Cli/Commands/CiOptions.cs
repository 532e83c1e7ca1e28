using System.CommandLine;
using Aef.Cli.Input;
using Aef.Core.Views.Reports.Ci;

namespace Aef.Cli.Commands;

/// <summary><c>--ci auto|github|azure</c>: annotations and a summary for the CI system that runs the command.</summary>
internal sealed class CiOptions
{
    private readonly Option<string?> _ci = new Option<string?>("--ci")
    {
        Description = "Annotate problems in the log of a CI system and write a summary of the job; auto detects the system",
        HelpName = "auto|github|azure",
    }.AcceptOnlyFromAmong("auto", "github", "azure");

    /// <summary>Adds the option to a command.</summary>
    public CiOptions AddTo(Command command)
    {
        command.Options.Add(_ci);
        return this;
    }

    /// <summary>Reads where annotations and summary go; null when they are off or no CI system runs the command.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="isText">True when the command prints text; other formats leave no room for annotations.</param>
    public CiOutput? Read(ParseResult result, bool isText)
    {
        var chosen = result.GetValue(_ci);
        if (chosen is not null && !isText)
        {
            throw new UsageException("--ci adds lines to the text output; it cannot be combined with another --output.");
        }

        CiSystem? system = chosen switch { "github" => CiSystem.GitHubActions, "azure" => CiSystem.AzureDevOps, _ => null };
        return chosen is null ? null : CiOutput.Create(system, Environment.CurrentDirectory, Environment.GetEnvironmentVariable);
    }
}
