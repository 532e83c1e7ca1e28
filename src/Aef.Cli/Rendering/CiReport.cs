using Aef.Cli.Terminal;
using Aef.Core.Views.Reports.Ci;

namespace Aef.Cli.Rendering;

/// <summary>Writes annotations to standard output, where runners read them, and appends the summary.</summary>
internal static class CiReport
{
    /// <summary>Writes one annotation per line.</summary>
    public static void Annotate(CliConsole console, CiOutput ci, IEnumerable<CiAnnotation> annotations)
    {
        foreach (var line in ci.Lines(annotations))
        {
            console.Output.Raw.Write(line + "\n");
        }
    }

    /// <summary>Appends the summary; a summary that cannot be written is a warning, not a failure of the job.</summary>
    public static void Append(CliConsole console, CiOutput ci, JobSummary summary)
    {
        try
        {
            if (ci.Append(summary) is { } line)
            {
                console.Output.Raw.Write(line + "\n");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var message = TerminalText.Clean($"The job summary cannot be written: {e.Message}");
            console.Error.Write("aef: ", TextStyle.Caution).WriteLine(message);
        }
    }
}
