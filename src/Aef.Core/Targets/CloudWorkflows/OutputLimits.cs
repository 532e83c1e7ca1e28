using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The limits of the outputs that expressions read, in bytes as JSON.</summary>
internal static class OutputLimits
{
    /// <summary>One output; the support library checks it.</summary>
    public const int One = 64 * 1024;

    /// <summary>All outputs of an execution together.</summary>
    public const int All = 256 * 1024;

    /// <summary>
    /// The JOB_IDs of the steps whose outputs must be added up; none if they cannot exceed the limit together, as those of items can.
    /// </summary>
    public static IReadOnlySet<string> Counted(BoundPipeline pipeline)
    {
        var read = pipeline.References
            .Select(r => r.Symbol)
            .OfType<StepOutputSymbol>()
            .Select(s => s.JobId)
            .ToHashSet(StringComparer.Ordinal);
        return read.Count > All / One || read.Overlaps(pipeline.StepsWithItems()) ? read : new HashSet<string>();
    }
}
