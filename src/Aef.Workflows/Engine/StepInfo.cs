using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Engine;

/// <summary>A step of the program, as listeners and errors describe it.</summary>
public sealed class StepInfo
{
    internal StepInfo(string name, string routine, StepKind kind, Location location, Location origin, StepInfo? parent)
    {
        Name = name;
        Routine = routine;
        Kind = kind;
        Location = location;
        Origin = origin;
        Parent = parent;
    }

    /// <summary>The name of the step.</summary>
    public string Name { get; }

    /// <summary>The routine that the step is in.</summary>
    public string Routine { get; }

    /// <summary>The kind of step.</summary>
    public StepKind Kind { get; }

    /// <summary>The location in the workflow's source; <see cref="Location.None"/> for generated trees.</summary>
    public Location Location { get; }

    /// <summary>The location in the definition that the step was compiled from.</summary>
    public Location Origin { get; }

    /// <summary>The enclosing step; null at the top of a routine.</summary>
    public StepInfo? Parent { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Routine}.{Name}";
}
