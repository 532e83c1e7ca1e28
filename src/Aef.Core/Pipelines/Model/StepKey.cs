namespace Aef.Core.Pipelines.Model;

/// <summary>
/// One key of a step: all that reader, writer, defaults, rules and schema need. Its meaning is defined in the binder and targets.
/// </summary>
internal sealed class StepKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="name">The name in lower case.</param>
    /// <param name="kind">The kind of its value.</param>
    /// <param name="description">Its meaning, as described in the schema.</param>
    public StepKey(string name, StepKeyKind kind, string description)
    {
        Name = name;
        Kind = kind;
        Description = description;
    }

    /// <summary>The name in lower case.</summary>
    public string Name { get; }

    /// <summary>The kind of its value.</summary>
    public StepKeyKind Kind { get; }

    /// <summary>The meaning of the key, as described in the schema.</summary>
    public string Description { get; }

    /// <summary>How the key is merged with the defaults of the pipeline.</summary>
    public StepKeyMerge Merge { get; init; }

    /// <summary>The types of steps that use the key.</summary>
    public StepTypes UsedBy { get; init; } = StepTypes.All;

    /// <summary>True for keys that AEF itself has: its files write them in upper case, and numbers and booleans as strings.</summary>
    public bool IsAef { get; init; }

    /// <summary>True when every step must have the key.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The numbers that the key accepts; null means any number, or that the value is not a number.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>The default value, for the schema: a number or a word.</summary>
    public object? Default { get; init; }

    /// <summary>The name as AEF's files and our messages spell it.</summary>
    public string DisplayName => IsAef ? Name.ToUpperInvariant() : Name;

    /// <summary>True when a step of this type uses the key.</summary>
    public bool IsUsedBy(StepType type) => (UsedBy & (StepTypes)(1 << (int)type)) != StepTypes.None;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
