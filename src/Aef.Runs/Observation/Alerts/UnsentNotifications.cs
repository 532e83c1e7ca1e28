using System.Text;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Executors.Notify;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Observation.Alerts;

/// <summary>
/// Finds the messages of <c>on_failure</c> and <c>finally</c> that could not be sent, which fail no step, and so would be overlooked.
/// </summary>
/// <param name="isNotification">True for the JOB_ID of a step that sends a message.</param>
internal sealed class UnsentNotifications(Func<string, bool> isNotification) : IRunObserver
{
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems = [];

    /// <inheritdoc/>
    public void Receive(RunEvent happened)
    {
        if (happened.JobId is not { } jobId || !isNotification(jobId))
        {
            return;
        }

        if (happened is { Kind: RunEventKind.Log, Message: { } message }
            && message.StartsWith(NotifyExecutor.NotSent, StringComparison.Ordinal))
        {
            _reasons[jobId] = message[NotifyExecutor.NotSent.Length..].TrimEnd('.');
        }
        else if (happened.Kind == RunEventKind.StepSucceeded && IsUnsent(happened.Output))
        {
            // The reason of an earlier process of the run is only in the log.
            _problems.Add(NotificationDiagnostics.ReportNotSent.At(
                Location.None,
                $"The notification {Quoted.Text(jobId)}",
                "its receivers",
                _reasons.GetValueOrDefault(jobId) ?? "its log has the reason"));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run) => Task.FromResult<IReadOnlyList<Diagnostic>>(_problems);

    private static bool IsUnsent(string? output) => output is not null
        && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(output), out var value, out _)
        && value["sent"].TryGetBoolean(out var isSent)
        && !isSent;
}
