using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>An input of the pipeline's runs.</summary>
public sealed record PipelineInput
{
    /// <summary>Creates an input; null means that a key is absent.</summary>
    public PipelineInput(string name, InputType? type = null, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Type = type;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The name, as in <c>inputs.NAME</c>.</summary>
    public string Name { get; private init; }

    /// <summary>The type of its values; null means string.</summary>
    public InputType? Type { get; private init; }

    /// <summary>The value when a run sets none.</summary>
    public DocumentNode? Default { get; private init; }

    /// <summary>The allowed values; empty allows all values of the type.</summary>
    public EquatableList<DocumentNode> Values { get; private init; } = [];

    /// <summary>True when <see cref="Values"/> are suggestions, and other values are allowed too.</summary>
    public bool? Other { get; private init; }

    /// <summary>A regular expression (RE2) that matches the whole string.</summary>
    public string? Pattern { get; private init; }

    /// <summary>True when every run must set a value.</summary>
    public bool? Required { get; private init; }

    /// <summary>True when the value is a reference to a secret, such as <c>secret:NAME</c>, and never appears in a message.</summary>
    public bool? Secret { get; private init; }

    /// <summary>True when a run must set a value: by default, without a <see cref="Default"/>.</summary>
    internal bool IsRequired => Required ?? Default is null or ScalarNode { ScalarKind: ScalarKind.Null };

    /// <summary>True when it has a value in every run: a run must set one, or it has a default.</summary>
    internal bool AlwaysHasValue => IsRequired || Default is not (null or ScalarNode { ScalarKind: ScalarKind.Null });

    /// <summary>True when the value is a reference to a secret.</summary>
    internal bool IsSecret => Secret == true;

    /// <summary>True when <see cref="Values"/> are only suggestions.</summary>
    internal bool HasSuggestions => Other == true;

    /// <summary>Free text.</summary>
    public string? Description { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Name"/>.</summary>
    public PipelineInput WithName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Name = value };
    }

    /// <summary>The same with another <see cref="Type"/>.</summary>
    public PipelineInput WithType(InputType? value) => this with { Type = value };

    /// <summary>The same with another <see cref="Default"/>.</summary>
    public PipelineInput WithDefault(DocumentNode? value) => this with { Default = value };

    /// <summary>The same with another <see cref="Values"/>.</summary>
    public PipelineInput WithValues(EquatableList<DocumentNode> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Values = value };
    }

    /// <summary>The same with another <see cref="Pattern"/>.</summary>
    public PipelineInput WithPattern(string? value) => this with { Pattern = value };

    /// <summary>The same with another <see cref="Required"/>.</summary>
    public PipelineInput WithRequired(bool? value) => this with { Required = value };

    /// <summary>The same with another <see cref="Other"/>.</summary>
    public PipelineInput WithOther(bool? value) => this with { Other = value };

    /// <summary>The same with another <see cref="Secret"/>.</summary>
    public PipelineInput WithSecret(bool? value) => this with { Secret = value };

    /// <summary>The same with another <see cref="Description"/>.</summary>
    public PipelineInput WithDescription(string? value) => this with { Description = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineInput WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    internal PipelineInput WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
