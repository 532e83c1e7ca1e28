using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// How a whole step is retried after a failure. Null means that the key is absent; in a bound step only <see cref="On"/> can be null.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>Creates a policy; null means that a key is absent.</summary>
    public RetryPolicy(
        int? maxAttempts = null,
        double? initialDelaySeconds = null,
        double? maxDelaySeconds = null,
        double? multiplier = null,
        Location? location = null)
    {
        MaxAttempts = maxAttempts;
        InitialDelaySeconds = initialDelaySeconds;
        MaxDelaySeconds = maxDelaySeconds;
        Multiplier = multiplier;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The maximum number of attempts, including the first.</summary>
    public int? MaxAttempts { get; private init; }

    /// <summary>The pause before the second attempt, in seconds.</summary>
    public double? InitialDelaySeconds { get; private init; }

    /// <summary>The longest pause between two attempts, in seconds.</summary>
    public double? MaxDelaySeconds { get; private init; }

    /// <summary>The factor by which the pause grows from attempt to attempt.</summary>
    public double? Multiplier { get; private init; }

    /// <summary><c>on</c>: the failures that are retried, as written.</summary>
    public DocumentNode? On { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="MaxAttempts"/>.</summary>
    public RetryPolicy WithMaxAttempts(int? value) => this with { MaxAttempts = value };

    /// <summary>The same with another <see cref="InitialDelaySeconds"/>.</summary>
    public RetryPolicy WithInitialDelaySeconds(double? value) => this with { InitialDelaySeconds = value };

    /// <summary>The same with another <see cref="MaxDelaySeconds"/>.</summary>
    public RetryPolicy WithMaxDelaySeconds(double? value) => this with { MaxDelaySeconds = value };

    /// <summary>The same with another <see cref="Multiplier"/>.</summary>
    public RetryPolicy WithMultiplier(double? value) => this with { Multiplier = value };

    /// <summary>The same with another <see cref="On"/>.</summary>
    public RetryPolicy WithOn(DocumentNode? value) => this with { On = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public RetryPolicy WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    internal RetryPolicy WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => $"at most {MaxAttempts} attempts";
}
