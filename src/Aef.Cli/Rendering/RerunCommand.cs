using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>The command that runs the remaining steps of a failed run: the same input and argument, with the steps that are done.</summary>
internal static class RerunCommand
{
    /// <summary>The whole command, quoted for a shell; <paramref name="rest"/> is the argument of a run of the remaining steps.</summary>
    public static string Text(string file, string? parameters, WorkflowValue rest)
    {
        var words = new List<string> { "aef", "run", file };
        if (parameters is not null)
        {
            words.AddRange(["--parameters", parameters]);
        }

        if (!rest.IsNull)
        {
            words.AddRange(["--args", ShellJson.Line(rest)]);
        }

        return string.Join(' ', words.Select(ShellText.Quote));
    }

    /// <summary>The command that repeats the run of a journal from the failure, quoted for a shell;
    /// <paramref name="continued"/> when only jobs with continue_if_fail have failed.</summary>
    public static string OfJournal(string journal, bool continued = false) =>
        "aef rerun " + ShellText.Quote(journal) + (continued ? " --continued" : string.Empty);
}
