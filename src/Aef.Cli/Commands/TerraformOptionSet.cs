using System.CommandLine;
using Aef.Cli.Input;
using Aef.Core.Workspace;
using Aef.Documents.Collections;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef compile</c> that only the target Terraform has.</summary>
internal sealed class TerraformOptionSet
{
    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "For Terraform, the environment; its platform parameters are platform-parameters-NAME.json next to the definitions",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _pipelines = new("--pipeline")
    {
        Description = "For Terraform, only pipelines with this name, in which * and ? are wildcards; can be repeated",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "For Terraform, only pipelines with this label; can be repeated",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the options to a command.</summary>
    public TerraformOptionSet AddTo(Command command)
    {
        command.Options.Add(_environment);
        command.Options.Add(_pipelines);
        command.Options.Add(_labels);
        return this;
    }

    /// <summary>The same options, with the values of these.</summary>
    public CompileOptions Read(ParseResult result, CompileOptions options) => options with
    {
        Environment = result.GetValue(_environment),
        Filter = new PipelineFilter
        {
            Names = (result.GetValue(_pipelines) ?? []).ToEquatableList(),
            Labels = (result.GetValue(_labels) ?? []).Select(Label).ToEquatableList(),
        },
    };

    /// <summary>Refuses the options for a target that compiles one definition.</summary>
    /// <exception cref="UsageException">One of them was used.</exception>
    public static void Refuse(CompileOptions options)
    {
        if (options.Environment is not null || options.Filter != PipelineFilter.All)
        {
            throw new UsageException("--environment, --pipeline and --label need --target terraform or --target all.");
        }
    }

    private static KeyValuePair<string, string> Label(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? KeyValuePair.Create(text[..at], text[(at + 1)..])
        : throw new UsageException($"--label must be KEY=VALUE; got \"{text}\".");
}
