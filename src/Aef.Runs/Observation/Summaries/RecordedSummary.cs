using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Observation.Summaries;

/// <summary>Writes the summary of a recorded run to its folder: <c>run-summary.json</c>.</summary>
/// <param name="folder">The folder of the run.</param>
/// <param name="hidden">What the summary must not contain.</param>
internal sealed class RecordedSummary(RunFolder folder, Secrets hidden) : IRunObserver
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "run-summary.json";

    /// <inheritdoc/>
    public void Receive(RunEvent happened)
    {
        // The run itself has its events.
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run) => Task.FromResult<IReadOnlyList<Diagnostic>>(run is null ? [] : Write(run));

    private Diagnostic[] Write(Run run)
    {
        try
        {
            folder.Write(FileName, new RunReport(run, folder, hidden).ToJson());
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return
            [
                NotificationDiagnostics.ReportNotSent.At(
                    Location.None, "The summary", FileName, FileFailure.Message(e).TrimEnd('.')),
            ];
        }
    }
}
