using System.Collections.Concurrent;
using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors.Notify;

/// <summary>
/// Sends the messages of jobs. In <c>on_failure</c> and <c>finally</c>, a message that cannot be sent is a warning in the log: it never
/// fails a run. No receiver that has the message gets it again when an attempt is repeated.
/// </summary>
internal sealed class NotifyExecutor(Notifier? notifier, Secrets hidden) : IJobExecutor
{
    /// <summary>The beginning of the warning about a message that was not sent.</summary>
    public const string NotSent = "The notification was not sent: ";

    private readonly ConcurrentDictionary<(string JobId, string Receiver), byte> _sent = [];

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Binding is not NotifyBinding binding)
        {
            throw new ArgumentException("The call has another local kind.", nameof(call));
        }

        var text = hidden.Mask(call.Secrets.Mask(JobText.Of(call.Resolve(binding.Text))));
        var names = JobCall.ItemsOf(call.Resolve(binding.To)).Select(JobText.Of).Distinct(StringComparer.Ordinal).ToList();
        var message = new Notification($"{call.PipelineName}: {text}", text);
        var problems = names.Count > 0
            ? await SendAsync(call, names, message, cancellationToken).ConfigureAwait(false)
            : await SendToUrlAsync(call, JobText.Of(call.Resolve(binding.Url)), message, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (problems.Count == 0)
        {
            return JobResult.Success(WorkflowValue.FromMap(("sent", true)));
        }

        var failure = string.Join("; ", problems);
        if (!IsLast(call))
        {
            return JobResult.Failed(failure);
        }

        var warning = NotSent + failure;
        call.Log("WARNING", warning);
        call.Output.Write(warning, isError: true);
        return JobResult.Success(WorkflowValue.FromMap(("sent", false)));
    }

    private async Task<List<string>> SendAsync(
        JobCall call,
        List<string> names,
        Notification message,
        CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var name in names)
        {
            var key = (call.JobId, name);
            if (call.Attempt == 1)
            {
                _sent.TryRemove(key, out _); // a NEXT that jumps back sends the message again
            }
            else if (_sent.ContainsKey(key))
            {
                continue;
            }

            var problem = notifier?.Find(name) is { } target
                ? await notifier.SendAsync(target, message, cancellationToken).ConfigureAwait(false)
                : "the environment has no receiver of this name";
            if (problem is null)
            {
                _sent.TryAdd(key, 0);
            }
            else
            {
                problems.Add($"\"{name}\": {problem}");
            }
        }

        return problems;
    }

    private static async Task<List<string>> SendToUrlAsync(
        JobCall call,
        string url,
        Notification message,
        CancellationToken cancellationToken)
    {
        if (url.Length == 0)
        {
            return ["no receiver is named"];
        }

        var problem = await WebhookSender.SendAsync(url, NotificationKind.Webhook, message, cancellationToken).ConfigureAwait(false);
        return problem is null ? [] : [call.Secrets.Mask(problem)];
    }

    /// <summary>True for a step of <c>on_failure</c> or <c>finally</c>.</summary>
    private static bool IsLast(JobCall call) => call.Level is "on_failure" or "finally" && call.Thread == call.Level;
}
