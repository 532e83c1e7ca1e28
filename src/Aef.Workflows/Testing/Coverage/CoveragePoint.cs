namespace Aef.Workflows.Testing.Coverage;

/// <summary>A step or a branch of a source, and how often tests executed it.</summary>
public sealed class CoveragePoint
{
    /// <summary>Creates a point.</summary>
    public CoveragePoint(string name, int line, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Line = line;
        Count = count;
    }

    /// <summary>The name, such as <c>main.check</c> or <c>main.check: condition 2</c>; for pipelines the JOB_ID.</summary>
    public string Name { get; }

    /// <summary>The line in the source, counted from 1; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>The number of executions.</summary>
    public int Count { get; }

    /// <summary>True when it was executed at least once.</summary>
    public bool IsCovered => Count > 0;

    /// <summary>Name and count.</summary>
    public override string ToString() => $"{Name}: {Count}";
}
