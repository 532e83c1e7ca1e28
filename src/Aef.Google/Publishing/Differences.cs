namespace Aef.Google.Publishing;

/// <summary>Compares a resource at Google with its definition.</summary>
internal static class Differences
{
    /// <summary>
    /// The settings that differ, in the order of their names. Settings that the definition does not determine are left alone.
    /// </summary>
    public static IReadOnlyList<PlanChange> Find(DesiredResource desired, ResourceState? existing)
    {
        var changes = desired.Fields
            .Select(f => new PlanChange(f.Name, existing?[f.Name], f.Value))
            .Where(c => c.Before != c.After && !IsManualPause(c, existing))
            .OrderBy(c => c.Field, StringComparer.Ordinal)
            .ToList();
        if (ResourceKinds.IsWorkflow(desired.Kind) && desired.Source != existing?.Source)
        {
            changes.Add(new PlanChange(FieldNames.Source, null, null));
        }

        return changes;
    }

    /// <summary>True if somebody has paused a schedule that its definition does not pause. Publishing never resumes it.</summary>
    public static bool IsManuallyPaused(DesiredResource desired, ResourceState? existing) =>
        desired is { Kind: ResourceKind.Schedule, IsAbsent: false }
        && desired[FieldNames.State] != Rest.Scheduler.SchedulerJobState.Paused
        && existing is { Job: { } job }
        && existing[FieldNames.State] == Rest.Scheduler.SchedulerJobState.Paused
        && !Ownership.IsPausedByDefinition(job);

    private static bool IsManualPause(PlanChange change, ResourceState? existing) =>
        change is { Field: FieldNames.State, Before: Rest.Scheduler.SchedulerJobState.Paused }
        && existing is { Job: { } job }
        && !Ownership.IsPausedByDefinition(job);
}
