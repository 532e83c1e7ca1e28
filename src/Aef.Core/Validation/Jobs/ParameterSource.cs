using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Validation.Jobs;

/// <summary>Where parameters are written, and who reads them.</summary>
/// <param name="IsJobFile">True for a job file, in which <c>${</c> is literal; false for <c>with</c>.</param>
/// <param name="IsFunction">True when a function of AEF reads them, which has its own rules.</param>
internal readonly record struct ParameterSource(bool IsJobFile, bool IsFunction)
{
    /// <summary>The job file of an executor, without a step: a function reads it if the executor has one.</summary>
    public static ParameterSource JobFileOf(ExecutorDefinition executor) => new(true, executor.Workflows.Any(w => w is FunctionBinding));

    /// <summary>True for a step whose parameters a function reads.</summary>
    public static bool IsRead(BoundStep step, bool runsFunctions) => runsFunctions && !step.IsConnector;
}
