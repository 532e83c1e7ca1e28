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

    /// <summary>What the step does.</summary>
    public StepKind Kind { get; }

    /// <summary>Where the step is in the workflow's source; <see cref="Location.None"/> for trees made by a program.</summary>
    public Location Location { get; }

    /// <summary>What a compiler made the step for.</summary>
    public Location Origin { get; }

    /// <summary>The step around this one; null at the top of a routine.</summary>
    public StepInfo? Parent { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Routine}.{Name}";
}
