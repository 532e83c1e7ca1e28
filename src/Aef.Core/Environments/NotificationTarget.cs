using Aef.Documents.Collections;

namespace Aef.Core.Environments;

/// <summary>A receiver of notifications.</summary>
/// <param name="Name">The name that steps and alerts use.</param>
/// <param name="Kind">The form of the notification.</param>
/// <param name="Url">Where the address of the webhook is, which is a secret; null for e-mail.</param>
/// <param name="To">The e-mail addresses; empty for webhooks.</param>
/// <param name="Relay">The mail relay, as <c>host:port</c>; null for webhooks.</param>
public sealed record NotificationTarget(
    string Name,
    NotificationKind Kind,
    SecretReference? Url,
    EquatableList<string> To,
    string? Relay)
{
    /// <summary>The address from which e-mails come; null for <c>aef</c> on this computer, and for webhooks.</summary>
    public string? From { get; init; }
}
