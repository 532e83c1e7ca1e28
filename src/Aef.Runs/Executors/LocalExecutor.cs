using Aef.Core.Pipelines.Catalog;

namespace Aef.Runs.Executors;

/// <summary>What runs the jobs of a step in a run on this computer.</summary>
/// <param name="Name">The name of the executor, function or workflow of the step.</param>
/// <param name="Binding">The local binding; null for an executor of the caller.</param>
/// <param name="Own">The executor of the caller; null for a local binding.</param>
internal sealed record LocalExecutor(string Name, LocalBinding? Binding, IJobExecutor? Own)
{
    /// <summary>True for a step whose job is not done, because the environment leaves it out.</summary>
    public bool IsSimulated => Binding is SimulateBinding;
}
