using System.CommandLine;
using Aef.Cli.Input;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>The options of the commands that choose the target of a definition.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string?> _target = new("--target")
    {
        Description = "The compilation target; by default, the engine of the definition",
    };

    private readonly Option<string?> _airflow =
        new Option<string?>("--airflow")
        {
            Description = "The generation of Airflow for the target composer; by default, that of image_version in the platform "
                + "parameters, else 3",
            HelpName = "2|3",
        }.AcceptOnlyFromAmong("2", "3");

    /// <summary>Creates the options.</summary>
    /// <param name="more">The names of targets besides those that definitions can have as their engine.</param>
    public TargetOptions(params string[] more)
    {
        string[] names = [.. EngineTargets.Names, .. more];
        _target.AcceptOnlyFromAmong(names);
        _target.HelpName = string.Join('|', names);
    }

    /// <summary>Adds the options to a command.</summary>
    public TargetOptions AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_airflow);
        return this;
    }

    /// <summary>The choice.</summary>
    /// <exception cref="UsageException">The generation of Airflow is given for another target.</exception>
    public TargetChoice Read(ParseResult result)
    {
        var choice = TargetChoice.Create(result.GetValue(_target), result.GetValue(_airflow));
        return choice is { Generation: not null, Requested: not (null or AirflowTarget.TargetName) } ? throw ForOtherTarget() : choice;
    }

    /// <summary>The error that the generation of Airflow is given, but nothing is compiled to Airflow.</summary>
    public static UsageException ForOtherTarget() =>
        new("--airflow is for the target composer; pass --target composer, or set engine: composer in the definition.");
}
