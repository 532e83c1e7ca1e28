using Aef.Documents.Diagnostics;

namespace Aef.Google.Publishing;

/// <summary>What publishing has done.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Done">The changes that are made and confirmed by Google's answer, in their order.</param>
/// <param name="Diagnostics">The errors; publishing stops at the first one.</param>
public sealed record PublishResult(PublishPlan Plan, IReadOnlyList<PlanItem> Done, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True if all of the plan is done.</summary>
    public bool IsComplete => !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) && Done.Count == Plan.Changes.Count;
}
