namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>Divides the levels of a pipeline into parts, each as large as allowed.</summary>
internal sealed class PartPlanner(LevelCosts costs, CloudWorkflowsOptions options)
{
    /// <summary>The parts, in order; a level that is too large on its own is a part of its own.</summary>
    public IReadOnlyList<LevelRange> Plan(int levels)
    {
        var parts = new List<LevelRange>();
        var profiles = new HashSet<int>();
        var (first, bytes, steps) = (0, costs.FixedBytes, (long)JobSteps.OwnOfRun);
        for (var level = 0; level < levels; level++)
        {
            var more = Bytes(level);
            var count = level - first;
            if (count > 0
                && (
                    bytes + more > options.MaxPartBytes
                        || steps + costs.StepsOf(level) > options.MaxPartSteps
                        || count >= options.MaxPartLevels))
            {
                parts.Add(new LevelRange(first, count));
                profiles.Clear();
                more = Bytes(level);
                (first, bytes, steps) = (level, costs.FixedBytes, JobSteps.OwnOfRun);
            }

            bytes += more;
            steps += costs.StepsOf(level);
            profiles.UnionWith(costs.ProfilesOf(level).Select(k => k.Profile));
        }

        parts.Add(new LevelRange(first, levels - first));
        return parts;

        long Bytes(int level) =>
            costs.BytesOf(level) + costs.ProfilesOf(level).Where(k => !profiles.Contains(k.Profile)).Sum(k => (long)k.Bytes);
    }
}
