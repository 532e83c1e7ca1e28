namespace Aef.Core.Pipelines.Model;

/// <summary>One key of a step: everything that reader, writer, defaults, rules and schema need to know about it. Its meaning is in binder and targets.</summary>
internal sealed class StepKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="name">The name in lower case.</param>
    /// <param name="kind">What its value is.</param>
    /// <param name="description">What it means, in the words of the schema.</param>
    public StepKey(string name, StepKeyKind kind, string description)
    {
        Name = name;
        Kind = kind;
        Description = description;
    }

    /// <summary>The name in lower case.</summary>
    public string Name { get; }

    /// <summary>What the value is.</summary>
    public StepKeyKind Kind { get; }

    /// <summary>What the key means, in the words of the schema.</summary>
    public string Description { get; }

    /// <summary>How the key is merged with the defaults of the pipeline.</summary>
    public StepKeyMerge Merge { get; init; }

    /// <summary>The types of steps that use the key.</summary>
    public StepTypes UsedBy { get; init; } = StepTypes.All;

    /// <summary>True when AEF has the key: its files write it in upper case, and numbers and booleans as strings.</summary>
    public bool IsAef { get; init; }

    /// <summary>True when every step needs the key.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The numbers that the key accepts; null means every number, or that the value is no number.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>The value of a step without the key, for the schema: a number or a word.</summary>
    public object? Default { get; init; }

    /// <summary>The name as AEF's files and our messages write it.</summary>
    public string DisplayName => IsAef ? Name.ToUpperInvariant() : Name;

    /// <summary>True when a step of this type uses the key.</summary>
    public bool IsUsedBy(StepType type) => (UsedBy & (StepTypes)(1 << (int)type)) != StepTypes.None;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
