using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Binding;

/// <summary>What a binder needs besides the pipeline and the catalog.</summary>
/// <param name="Binding">The binding of executors for which the definition chooses none; null means the first one of each.</param>
/// <param name="JobFiles">Returns the job files of an executor and a job; null means that there are none.</param>
/// <param name="RunsFunctions">False for a target that calls no functions of AEF, so that parameters always come from Aef.</param>
internal sealed record BindOptions(
    BindingChoice? Binding = null,
    Func<string, string, IReadOnlyList<BoundJobFile>>? JobFiles = null,
    bool RunsFunctions = true)
{
    /// <summary>True for a run on this computer: every step has the binding of such runs.</summary>
    public bool RunsHere { get; init; }

    /// <summary>No choice and no job files.</summary>
    public static BindOptions None { get; } = new();
}
