using System.Collections.Frozen;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Environments;

/// <summary>Reads the receivers of notifications of an environment. The address of a webhook is a secret.</summary>
internal sealed class NotificationReader(DiagnosticBag diagnostics)
{
    private const string Kind = "kind";
    private const string Url = "url";
    private const string To = "to";
    private const string Relay = "relay";
    private const string From = "from";
    private const string Owner = "notification target";

    internal static readonly FrozenSet<string> WebhookKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Kind, Url);
    internal static readonly FrozenSet<string> EmailKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Kind, To, Relay, From);
    private static readonly FrozenSet<string> AllKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Kind, Url, To, Relay, From);

    private static readonly Choices<NotificationKind> Kinds = Choices<NotificationKind>.Of(
        ["webhook", "slack", "teams", "discord", "email"],
        [NotificationKind.Webhook, NotificationKind.Slack, NotificationKind.Teams, NotificationKind.Discord, NotificationKind.Email]);

    /// <summary>Reads a receiver; null when it has an error, which is reported.</summary>
    public NotificationTarget? Read(MappingEntry entry, MappingNode map)
    {
        var written = default(NotificationKind);
        var isKnown = map.Find(Kind)?.Value is ScalarNode scalar && Kinds.TryGet(scalar.Text.Trim(), out written);
        var isEmail = isKnown && written == NotificationKind.Email;
        var reader = new MapReader(
            map,
            isKnown ? $"a notification target of kind {(isEmail ? "email" : "webhook")}" : "a notification target",
            !isKnown ? AllKeys : isEmail ? EmailKeys : WebhookKeys,
            diagnostics);
        if (reader.Choice(Kind, Kinds) is not { } kind)
        {
            EnvironmentSettings.Require(reader, Kind, Owner, entry.Key, reader.Origin.Has(Kind));
            Address(reader, entry.Key);
            return null;
        }

        return isEmail ? ReadEmail(reader, map, entry.Key) : ReadWebhook(reader, entry.Key, kind);
    }

    private static NotificationTarget? ReadWebhook(MapReader reader, string name, NotificationKind kind)
    {
        EnvironmentSettings.Require(reader, Url, Owner, name, reader.Origin.Has(Url));
        return Address(reader, name) is { } url ? new NotificationTarget(name, kind, url, [], Relay: null) : null;
    }

    private static NotificationTarget? ReadEmail(MapReader reader, MappingNode map, string name)
    {
        var to = new SettingReader(reader, map, string.Empty).Texts(To);
        var relay = reader.Text(Relay);
        var from = reader.Text(From);
        var hasTo = to.Count > 0 || reader.Node(To) is not (null or SequenceNode { Items.Count: 0 });
        EnvironmentSettings.Require(reader, To, Owner, name, hasTo);
        EnvironmentSettings.Require(reader, Relay, Owner, name, reader.Origin.Has(Relay) && relay is not { Length: 0 });
        return relay is not null && to.Count > 0
            ? new NotificationTarget(name, NotificationKind.Email, Url: null, to, relay) { From = from }
            : null;
    }

    private static SecretReference? Address(MapReader reader, string name) =>
        EnvironmentSettings.Secret(reader, Url, "The address", Owner, name);
}
