using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Views.Templates;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// The forms of <c>aef compile</c> besides one definition to one workflow or DAG: AEF's own command line, templates of users, and
/// everything for an environment.
/// </summary>
internal sealed class CompileForms
{
    private const string All = "all";

    private readonly Argument<string[]> _aef = new("PARAMETERS OUTPUT [FOURTH]")
    {
        Description = "The arguments of AEF's own generator after the definition: the same as --parameters PARAMETERS -o OUTPUT, "
            + "and --airflow 2 for a DAG",
        Arity = new ArgumentArity(0, 3),
    };

    private readonly Option<string?> _template = new("--template")
    {
        Description = "The template for --target template",
        HelpName = "FILE",
    };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "The environment for --target all: that of platform-parameters-NAME.json",
        HelpName = "NAME",
    };

    private CompileForms()
    {
    }

    /// <summary>Adds the forms to the command, after its own arguments and options.</summary>
    public static CompileForms AddTo(Command command)
    {
        var forms = new CompileForms();
        command.Arguments.Add(forms._aef);
        command.Options.Add(forms._template);
        command.Options.Add(forms._environment);
        var target = command.Options.OfType<Option<string?>>().Single(o => o.Name == "--target");
        string[] names = [.. EngineTargets.Names, TemplateTarget.TargetName, All];
        target.AcceptOnlyFromAmong([.. names.Distinct(StringComparer.Ordinal)]);
        target.HelpName = string.Join('|', names);
        return forms;
    }

    /// <summary>Runs the form that the command line has; null for one definition to one workflow or DAG.</summary>
    public int? Run(CliConsole console, ParseResult result, WorkspaceOptions project)
    {
        var target = result.GetValue<string?>("--target");
        var (template, environment) = (result.GetValue(_template), result.GetValue(_environment));
        if (result.GetValue(_aef) is { Length: > 0 } aef)
        {
            return AefForm.Run(result, new InputLoader(console), aef, result.GetResult(_aef)!.Tokens); // it has values
        }

        if (template is not null && target is not (null or TemplateTarget.TargetName))
        {
            throw new UsageException($"--template is for the target template, not for {target}; omit one of the two.");
        }

        if (environment is not null && target != All)
        {
            throw new UsageException("--environment is for --target all; other targets take the environment of --parameters FILE.");
        }

        return target switch
        {
            _ when template is not null => CompileTemplate.Run(console, CompileRequest.Of(result, project), template),
            TemplateTarget.TargetName => throw new UsageException("--target template needs a template; pass --template FILE."),
            All => CompileAll.Run(console, CompileRequest.Of(result, project), environment),
            _ => null,
        };
    }
}
