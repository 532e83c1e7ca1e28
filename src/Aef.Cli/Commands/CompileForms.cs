using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Targets.Terraform;
using Aef.Core.Views.Templates;

namespace Aef.Cli.Commands;

/// <summary>
/// The forms of <c>aef compile</c> besides one definition to one workflow or DAG: AEF's own command line, templates of users, and
/// everything for an environment.
/// </summary>
internal sealed class CompileForms
{
    /// <summary>The name of the target Terraform for one environment, whose platform parameters must exist.</summary>
    public const string All = "all";

    private static readonly string[] NotForTemplates = ["--airflow", "--format"];

    private readonly Option<string?> _template = new("--template")
    {
        Description = "The template for --target template",
        HelpName = "FILE",
    };

    private CompileForms()
    {
    }

    /// <summary>Adds the forms to the command, after its own arguments and options.</summary>
    public static CompileForms AddTo(Command command)
    {
        var forms = new CompileForms();
        command.Options.Add(forms._template);
        return forms;
    }

    /// <summary>Runs the form that the command line has; null for one definition to one workflow or DAG.</summary>
    /// <param name="console">The console.</param>
    /// <param name="result">The command line.</param>
    /// <param name="read">Reads the options.</param>
    public int? Run(CliConsole console, ParseResult result, Func<CompileOptions> read)
    {
        var target = result.GetValue<string?>("--target");
        var template = result.GetValue(_template);
        if (target is not (TerraformTarget.TargetName or All)
            && result.GetRequiredValue<string[]>("FILE") is [var file, .. { Length: > 0 } aef])
        {
            return AefForm.Run(result, new InputLoader(console), file, aef);
        }

        if (template is not null && target is not (null or TemplateTarget.TargetName))
        {
            throw new UsageException($"--template is for the target template, not for {target}; omit one of the two.");
        }

        if (template is null)
        {
            return target != TemplateTarget.TargetName
                ? null
                : throw new UsageException("--target template needs a template; pass --template FILE.");
        }

        if (Array.Find(NotForTemplates, o => AefForm.IsGiven(result, o)) is { } other)
        {
            throw new UsageException($"{other} has no effect on a template; omit it.");
        }

        var options = read();
        TerraformOptionSet.Refuse(options);
        return CompileTemplate.Run(console, options, template);
    }
}
