using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>Limits of the target, which are known only after compilation.</summary>
public sealed partial class AefWorkspace
{
    /// <summary>The same result; for a definition without errors, with the limits of the target that its compiled form exceeds.</summary>
    public LoadResult WithLimits(LoadResult loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return loaded.Bound is { } bound
            && !loaded.HasErrors
            ? loaded with { Diagnostics = [.. loaded.Diagnostics, .. LimitsOf(bound)] }
            : loaded;
    }

    /// <summary>
    /// The limits of the target that the compiled pipeline exceeds. A pipeline that is too large for one workflow is valid if it can be
    /// split; the number of workflows is then an information.
    /// </summary>
    public IReadOnlyList<Diagnostic> LimitsOf(BoundPipeline pipeline)
    {
        if (CloudWorkflowsTarget.IsFarFromLimits(pipeline))
        {
            return [];
        }

        var options = CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };
        return [.. Lower(pipeline, options: options).Diagnostics.Where(CloudWorkflowsTarget.IsLimit)];
    }
}
