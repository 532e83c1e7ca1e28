using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors;

/// <summary>
/// A kind of local execution, such as <c>command</c> or <c>sql</c>: it checks the steps that it will run, and creates the executor of a
/// run. A kind that needs a package is in the adapters; front ends pass it to the run.
/// </summary>
public interface ILocalKind
{
    /// <summary>The keyword of the kind in entries: <see cref="ExecutorBinding.Kind"/>.</summary>
    string Name { get; }

    /// <summary>
    /// The problems because of which a step cannot run here, such as an unknown connection, each with its fix. All of them are reported
    /// before the run starts. Values that only the run knows are null.
    /// </summary>
    IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings);

    /// <summary>False for a required parameter that a step need not set here, because another setting replaces it.</summary>
    bool Needs(BoundStep step, LocalBinding binding, string parameter) => true;

    /// <summary>
    /// Creates the executor of all jobs of this kind in one run. It is disposed when the run has ended, if it is disposable.
    /// </summary>
    IJobExecutor Create(LocalRunSettings settings);
}
