using System.Text;
using Aef.Documents.Reading;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>Passes a summary to the runner.</summary>
internal static class JobSummaryFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Appends the page to GitHub's summary of the step, up to its limit of 1 MiB, or writes a file of its own for Azure. Returns the line
    /// that the log must contain for the runner; null when there is none. Writes nothing if the runner names no location.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static string? Append(CiEnvironment environment, JobSummary summary)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(summary);
        return environment switch
        {
            { SummaryFile: { } file } => AppendTo(file, summary),
            { System: CiSystem.AzureDevOps, TemporaryFolder: { } folder } => Upload(folder, summary),
            _ => null,
        };
    }

    private static string? AppendTo(string file, JobSummary summary)
    {
        var written = File.Exists(file) ? new FileInfo(file).Length : 0;

        // Without a blank line between them, two sections would merge.
        var page = summary.ToMarkdown((int)Math.Max(0, JobSummary.MostBytes - written - 1));
        if (page.Length > 0)
        {
            File.AppendAllText(file, written > 0 ? "\n" + page : page, Utf8);
        }

        return null;
    }

    private static string Upload(string folder, JobSummary summary)
    {
        var file = Path.Combine(folder, $"aef-summary-{Guid.NewGuid():N}.md");
        AtomicFile.Write(file, summary.ToMarkdown());
        return "##vso[task.uploadsummary]" + CiText.AzureMessage(file);
    }
}
