namespace Aef.Core.Targets;

/// <summary>What a generated step does for the part of the definition that it comes from.</summary>
public enum SourceMapRole
{
    /// <summary>Runs a level.</summary>
    Level,

    /// <summary>Waits for the end of a level.</summary>
    LevelEnd,

    /// <summary>Runs the steps of a thread.</summary>
    Thread,

    /// <summary>Runs a job.</summary>
    Job,

    /// <summary>Runs a job that is a row of data; the generated step is that of its level.</summary>
    Row,

    /// <summary>Anything else, such as a jump of NEXT.</summary>
    Auxiliary,
}
