using Aef.Cli.Terminal;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Reading;
using Aef.Runs.Observation.Summaries;

namespace Aef.Cli.Rendering;

/// <summary>Writes the summary of a run to a file, and to the CI system. A summary that cannot be written changes no result.</summary>
internal static class RunSummaryFile
{
    /// <summary>Writes what was asked for; null means nothing.</summary>
    public static void Write(CliConsole console, string? path, CiOutput? ci, RunReport report)
    {
        if (path is not null)
        {
            try
            {
                AtomicFile.Write(
                    path,
                    path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? report.ToJson() : report.ToSummary().ToMarkdown());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var message = TerminalText.Clean($"The summary cannot be written to {path}: {FileFailure.Message(e)}");
                console.Error.Write("aef: ", TextStyle.Caution).WriteLine(message);
            }
        }

        if (ci is not null)
        {
            CiReport.Annotate(console, ci, report.Annotations());
            CiReport.Append(console, ci, report.ToSummary());
        }
    }
}
