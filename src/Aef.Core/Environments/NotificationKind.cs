namespace Aef.Core.Environments;

/// <summary>The form of a notification.</summary>
public enum NotificationKind
{
    /// <summary>A request to any address, with a JSON object.</summary>
    Webhook,

    /// <summary>A webhook of Slack.</summary>
    Slack,

    /// <summary>A webhook of Microsoft Teams.</summary>
    Teams,

    /// <summary>A webhook of Discord.</summary>
    Discord,

    /// <summary>An e-mail through a relay.</summary>
    Email,
}
