using System.Globalization;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors.Notify;

/// <summary>
/// Sends messages to the receivers of an environment. Addresses of webhooks are read when a message is sent, and are kept nowhere; no
/// problem contains one.
/// </summary>
internal sealed class Notifier
{
    /// <summary>How long one message may take.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Why a message was not sent within the limit.</summary>
    internal static readonly string NoAnswer =
        string.Create(CultureInfo.InvariantCulture, $"no answer within {Limit.TotalSeconds} seconds");

    private readonly SecretValues _secrets;

    /// <summary>Creates a notifier.</summary>
    /// <param name="environment">The environment with the receivers.</param>
    /// <param name="secrets">Reads their addresses.</param>
    public Notifier(ProjectEnvironment environment, SecretValues secrets)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(secrets);
        (Environment, _secrets) = (environment, secrets);
    }

    /// <summary>The environment.</summary>
    public ProjectEnvironment Environment { get; }

    /// <summary>The receiver with a name; null when there is none.</summary>
    public NotificationTarget? Find(string name) => Environment.Notifications.FirstOrDefault(n => n.Name == name);

    /// <summary>Why the address of a receiver cannot be read now; null if it can.</summary>
    public string? CheckAddress(NotificationTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Url is not { } reference ? null
            : _secrets.Read(reference, out var problem) is { } address
                ? WebhookSender.CheckAddress(address)
                : problem;
    }

    /// <summary>Sends a message; returns why it was not sent, or null.</summary>
    internal async Task<string?> SendAsync(NotificationTarget target, Notification message, CancellationToken cancellationToken)
    {
        if (target.Url is not { } reference)
        {
            return await MailSender.SendAsync(target, message, cancellationToken).ConfigureAwait(false);
        }

        return _secrets.Read(reference, out var problem) is { } address
            ? await WebhookSender.SendAsync(address, target.Kind, message, cancellationToken).ConfigureAwait(false)
            : problem;
    }

    /// <summary>A problem without the address of the receiver, in whatever form the receiver repeats it.</summary>
    internal static string Hide(string problem, string address) =>
        new Secrets([("address", address)], Parts(address)).Mask(problem).ReplaceLineEndings(" ").Trim();

    /// <summary>The path of an address has its secret: a server may repeat it without the host.</summary>
    private static IEnumerable<string> Parts(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.PathAndQuery.Length >= Secrets.ShortestInText
            ? uri.PathAndQuery.Split('/', '?', '&', '=').Where(p => p.Length >= Secrets.ShortestInText).Append(uri.PathAndQuery)
            : [];
}
