using System.CommandLine;
using System.CommandLine.Parsing;
using Aef.Cli.Input;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// The command line of AEF's own generator, <c>DEFINITION PARAMETERS OUTPUT [FOURTH]</c>. It is the same as
/// <c>DEFINITION --parameters PARAMETERS -o OUTPUT</c>, with Airflow 2 for a DAG, and creates the folder of OUTPUT.
/// </summary>
internal static class AefForm
{
    private static readonly string[] Flags = ["true", "false", "1", "0", "yes", "no"];
    private static readonly string[] Replaced = ["--out", "--parameters", "--target", "--template", "--environment"];

    /// <summary>True for an option that the command line has, whatever its default is.</summary>
    public static bool IsGiven(ParseResult result, string option) => result.GetResult(option) is OptionResult { Implicit: false };

    /// <summary>Runs the command in the form with options.</summary>
    public static int Run(ParseResult result, InputLoader loader, string file, string[] aef)
    {
        Check(result, file, aef);
        var files = result.GetResult("FILE")!.Tokens.ToHashSet<Token>(ReferenceEqualityComparer.Instance); // it is required
        List<string> arguments =
        [
            .. result.Tokens.Where(t => t.Type != TokenType.DoubleDash && !files.Contains(t)).Select(t => t.Value),
            $"--parameters={aef[0]}",
            $"--out={aef[1]}",
            .. NeedsAirflow(result, loader, file) ? ["--airflow=2"] : Array.Empty<string>(),
            "--",
            file,
        ];

        var created = CreateFolder(aef[1]);
        var exitCode = ExitCode.Failed;
        try
        {
            exitCode = result.RootCommandResult.Command.Parse(arguments, result.Configuration).Invoke(result.InvocationConfiguration);
            return exitCode;
        }
        finally
        {
            if (exitCode != ExitCode.Done)
            {
                Remove(created);
            }
        }
    }

    private static void Check(ParseResult result, string file, string[] aef)
    {
        if (aef.Length == 1)
        {
            throw new UsageException(
                $"aef compile has one definition, and \"{aef[0]}\" is a second argument. "
                + "Write the result with -o OUT, and pass platform parameters with --parameters FILE; "
                + "several definitions need --target terraform; "
                + "AEF's form is aef compile DEFINITION PARAMETERS OUTPUT [FOURTH].");
        }

        if (aef.Length > 3)
        {
            throw new UsageException(
                $"AEF's form DEFINITION PARAMETERS OUTPUT [FOURTH] has at most four arguments; got {aef.Length + 1}. "
                + "Several definitions need --target terraform or --target all.");
        }

        var twice = Array.Find(Replaced, o => IsGiven(result, o));
        if (twice is not null)
        {
            throw new UsageException(
                $"{(twice == "--out" ? "-o" : twice)} cannot be combined with AEF's form DEFINITION PARAMETERS OUTPUT [FOURTH]; "
                + "pass the definition alone and the rest as options.");
        }

        if (aef.Length == 3 && !Flags.Contains(aef[2], StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException(
                "The fourth argument of AEF's form is its generate_for_pipeline, True or False, which changes nothing here; "
                + $"got \"{aef[2]}\".");
        }

        if (aef.Contains(string.Empty))
        {
            throw new UsageException("An argument of AEF's form DEFINITION PARAMETERS OUTPUT [FOURTH] is empty; name a file.");
        }

        if (file == InputLoader.Standard)
        {
            throw new UsageException(
                "AEF's form needs a file as its definition; for standard input, pass - alone and the rest as options.");
        }
    }

    /// <summary>True for a definition of Composer, unless the generation of Airflow is given.</summary>
    private static bool NeedsAirflow(ParseResult result, InputLoader loader, string file) =>
        !IsGiven(result, "--airflow")
            && loader.ReadDefinition(file).Partial is { } pipeline
            && EngineTargets.IsAirflow(pipeline, null);

    /// <summary>Creates the folder of the output, as AEF does; returns the folders that are new, the innermost first.</summary>
    private static List<string> CreateFolder(string output)
    {
        var missing = new List<string>();
        var folder = output == InputLoader.Standard ? null : Path.GetDirectoryName(output);
        for (var at = folder; at is { Length: > 0 } && !Path.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing.Add(at);
        }

        if (missing.Count > 0)
        {
            Directory.CreateDirectory(missing[0]);
        }

        return missing;
    }

    private static void Remove(List<string> created)
    {
        foreach (var folder in created.TakeWhile(f => !Directory.EnumerateFileSystemEntries(f).Any()))
        {
            Directory.Delete(folder);
        }
    }
}
