using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary>Finds recorded runs by the names that users type: an id, its beginning, <c>latest</c> or <c>latest-failed</c>.</summary>
internal static class RunIds
{
    /// <summary>The description of an argument for one.</summary>
    public const string Description = "The id of a run or its beginning, latest, or latest-failed";

    /// <summary>The folder of the run; null after a problem was written.</summary>
    public static RunFolder? Find(CliConsole console, RunHistory history, string name)
    {
        if (history.Find(name, out var problem) is { } run)
        {
            return run;
        }

        Write(console, problem!); // there is one when there is no run
        return null;
    }

    /// <summary>The journal that an argument <c>FILE|ID</c> names; null after a problem was written.</summary>
    public static string? Journal(CliConsole console, RunHistory history, string name)
    {
        if (Path.Exists(name) || !RunHistory.IsName(name))
        {
            return name;
        }

        if (history.FindJournal(name, out var problem) is { } journal)
        {
            return journal;
        }

        Write(console, problem!); // there is one when there is no journal
        return null;
    }

    /// <summary>Writes a problem because of which the command has failed, and returns its exit code.</summary>
    public static int Fail(CliConsole console, Diagnostic problem)
    {
        Write(console, problem);
        return ExitCode.Failed;
    }

    private static void Write(CliConsole console, Diagnostic problem) => new DiagnosticWriter(console.Error).WriteAll([problem]);
}
