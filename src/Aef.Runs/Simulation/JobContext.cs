using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Effects;

namespace Aef.Runs.Simulation;

/// <summary>The job that a fiber of the engine is running for.</summary>
/// <param name="Step">The step.</param>
/// <param name="Level">The level's id.</param>
/// <param name="Thread">The thread's id.</param>
internal sealed record JobContext(BoundStep Step, string Level, string Thread) : CallContext
{
    /// <summary>The index of the item of a <c>for_each</c> thread; null for other steps.</summary>
    public int? Item { get; init; }

    /// <summary>The JOB_ID, with the index of the item: <c>J03[2]</c>.</summary>
    public string Id => Item is { } item ? ItemId.Of(Step.JobId, item) : Step.JobId;

    /// <summary>The attempt of the step, counted from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>What a call of a connector binding is for, such as <c>start</c>; null for all other calls.</summary>
    public string? Action { get; init; }

    /// <summary>The start of the job in the whole run, counted from 1: attempts and rounds of NEXT together.</summary>
    public int Start { get; init; }
}
