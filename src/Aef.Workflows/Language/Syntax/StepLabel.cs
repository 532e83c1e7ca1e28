namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// The identity of a step, which jumps refer to. Steps and the jumps to them share one label object, so that names matter only for
/// printing; the printer rejects a label that no step of the routine defines, or that two define. Labels are equal when their names are
/// equal; the keyword <c>continue</c> is not a step of that name.
/// </summary>
public sealed class StepLabel : IEquatable<StepLabel>
{
    private bool _isStep;

    /// <summary>Creates a label with the name that is printed.</summary>
    public StepLabel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>Ends the routine without a value.</summary>
    public static StepLabel End { get; } = new("end");

    /// <summary>Leaves the innermost loop.</summary>
    public static StepLabel Break { get; } = new("break");

    /// <summary>Continues with the next round of the innermost loop. In the last step of a parallel branch: ends the branch.</summary>
    public static StepLabel Continue { get; } = new("continue");

    /// <summary>The name as printed.</summary>
    public string Name { get; }

    /// <summary>True for <c>end</c>, <c>break</c> and <c>continue</c>, unless a step has the name.</summary>
    public bool IsKeyword => !_isStep && Name is "end" or "break" or "continue";

    /// <summary>Called during parsing, when a step of the name is found.</summary>
    internal void DefineAsStep() => _isStep = true;

    /// <inheritdoc/>
    public bool Equals(StepLabel? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && IsKeyword == other.IsKeyword;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StepLabel);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
