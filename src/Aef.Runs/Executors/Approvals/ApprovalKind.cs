using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors.Approvals;

/// <summary>The local kind <c>approval</c>: the step waits until a person approves or rejects it, from any process.</summary>
internal sealed class ApprovalKind : ILocalKind
{
    /// <inheritdoc/>
    public string Name => "approval";

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings) => [];

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ApprovalExecutor(settings.Approvals);
    }
}
