using Aef.Documents.Diagnostics;

namespace Aef.Google.Publishing;

/// <summary>A plan with the sources that it publishes.</summary>
public sealed class PreparedPlan
{
    internal PreparedPlan(PublishPlan plan, PublishTarget? target, IReadOnlyList<DesiredResource> desired)
    {
        Plan = plan;
        Target = target;
        Desired = desired;
    }

    /// <summary>The plan.</summary>
    public PublishPlan Plan { get; }

    /// <summary>Where it publishes; null if a setting is missing.</summary>
    public PublishTarget? Target { get; }

    internal IReadOnlyList<DesiredResource> Desired { get; }

    /// <summary>
    /// The same plan, with errors if it differs from one that was reviewed: in its sources, or in the state that it would change.
    /// </summary>
    public PreparedPlan Reviewed(PublishPlan reviewed)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        IReadOnlyList<Diagnostic> problems = Plan.HasErrors ? [] : PlanComparison.Check(reviewed, Plan);
        return new PreparedPlan(Plan with { Diagnostics = [.. Plan.Diagnostics, .. problems] }, Target, Desired);
    }
}
