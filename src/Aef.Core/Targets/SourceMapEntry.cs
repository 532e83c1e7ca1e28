using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets;

/// <summary>A generated step, and the part of the definition that it comes from.</summary>
/// <param name="Routine">The routine of the artifact that contains the step, such as <c>main</c>.</param>
/// <param name="Step">The generated name of the step.</param>
/// <param name="Role">What the step does.</param>
public sealed record SourceMapEntry(string Routine, string Step, SourceMapRole Role)
{
    /// <summary>The index of the level in the pipeline; ids of levels need not be unique.</summary>
    public required int LevelIndex { get; init; }

    /// <summary>The LEVEL_ID.</summary>
    public required string Level { get; init; }

    /// <summary>The THREAD_ID; null for steps that belong to the whole level.</summary>
    public string? Thread { get; init; }

    /// <summary>The JOB_ID; null for steps that belong to the whole thread or level.</summary>
    public string? JobId { get; init; }

    /// <summary>
    /// The key whose expressions the step evaluates, such as <c>when</c>: that of the step, or else of the thread or the level. Null for
    /// other steps.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>The location in the definition of the step, thread or level.</summary>
    public Location Location { get; init; } = Location.None;

    /// <summary>An entry for a generated step of a level, of one of its threads, or of one of its jobs.</summary>
    internal static SourceMapEntry Of(
        string routine,
        string name,
        SourceMapRole role,
        BoundPipeline pipeline,
        int levelIndex,
        BoundThread? thread,
        BoundStep? step,
        string? key)
    {
        var level = pipeline.AllLevels[levelIndex];
        return new SourceMapEntry(routine, name, role)
        {
            LevelIndex = levelIndex,
            Level = level.Id,
            Thread = thread?.Id,
            JobId = step?.JobId,
            Key = key,
            Location = step?.Source.Location ?? thread?.Source.Location ?? level.Source.Location,
        };
    }
}
