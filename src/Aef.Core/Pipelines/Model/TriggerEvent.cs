using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>The event of a trigger.</summary>
public sealed record TriggerEvent
{
    /// <summary>Creates an event; null means that the key is absent.</summary>
    public TriggerEvent(string? subject = null, Location? location = null)
    {
        Subject = subject;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>What the event is about: the name of the other pipeline, the name of the webhook, or the path of the file.</summary>
    public string? Subject { get; private init; }

    /// <summary>The states of the other pipeline's run that start a run; none means <c>succeeded</c>.</summary>
    public EquatableList<string> States { get; private init; } = [];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Subject"/>.</summary>
    public TriggerEvent WithSubject(string? value) => this with { Subject = value };

    /// <summary>The same with another <see cref="States"/>.</summary>
    public TriggerEvent WithStates(EquatableList<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { States = value };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public TriggerEvent WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    internal TriggerEvent WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => Subject ?? "event";
}
