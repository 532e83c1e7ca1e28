using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// What starts a run besides schedules: the end of a run of another pipeline, a call of a webhook, or a file. A valid trigger has one of
/// them.
/// </summary>
public sealed record PipelineTrigger
{
    /// <summary>Creates a trigger without an event.</summary>
    public PipelineTrigger(Location? location = null) => Origin = NodeOrigin.Of(location);

    /// <summary><c>after</c>: a run starts when a run of another pipeline has ended.</summary>
    public TriggerEvent? After { get; private init; }

    /// <summary><c>webhook</c>: a run starts when its address is called.</summary>
    public TriggerEvent? Webhook { get; private init; }

    /// <summary><c>file</c>: a run starts when a file appears.</summary>
    public TriggerEvent? File { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="After"/>.</summary>
    public PipelineTrigger WithAfter(TriggerEvent? value) => this with { After = value };

    /// <summary>The same with another <see cref="Webhook"/>.</summary>
    public PipelineTrigger WithWebhook(TriggerEvent? value) => this with { Webhook = value };

    /// <summary>The same with another <see cref="File"/>.</summary>
    public PipelineTrigger WithFile(TriggerEvent? value) => this with { File = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineTrigger WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    /// <summary>The location of a key, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal PipelineTrigger WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => (After ?? Webhook ?? File)?.ToString() ?? "trigger";
}
