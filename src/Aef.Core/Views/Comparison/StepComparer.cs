using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>Compares the steps of threads.</summary>
internal sealed class StepComparer(PipelineMatching matching)
{
    /// <summary>The changes in the steps of a thread of the second pipeline.</summary>
    public IEnumerable<PipelineChange> Compare(ThreadSite thread)
    {
        var stayed = thread.Steps.Where(s => matching.Steps.OldOf(s) is { } old && matching.Threads.NewOf(old.Thread) == thread).ToList();
        var reordered = OrderChanges.Of(stayed, s => matching.Steps.OldOf(s)?.Index ?? 0);
        return thread.Steps.SelectMany(step => matching.Steps.OldOf(step) is { } old
            ? Compare(old, step, reordered.Contains(step))
            : [Describe(ChangeKind.Added, step) with { NewLocation = step.Source.Location }]);
    }

    /// <summary>The removed steps of a thread of the first pipeline.</summary>
    public IEnumerable<PipelineChange> Removed(ThreadSite thread) =>
        thread.Steps.Where(s => !matching.Steps.HasOld(s))
            .Select(s => Describe(ChangeKind.Removed, s) with { OldLocation = s.Source.Location });

    private IEnumerable<PipelineChange> Compare(StepSite old, StepSite step, bool isReordered)
    {
        var change = Describe(ChangeKind.Renamed, step) with { OldLocation = old.Source.Location, NewLocation = step.Source.Location };
        if (old.Id != step.Id)
        {
            yield return change with { Old = old.Id, New = step.Id };
        }

        if (matching.Threads.NewOf(old.Thread) != step.Thread)
        {
            yield return change with { Kind = ChangeKind.Moved, Old = old.Location, New = step.Location };
        }
        else if (isReordered)
        {
            yield return change with { Kind = ChangeKind.Moved, Old = Behind(old), New = Behind(step) };
        }

        foreach (var (path, oldValue, newValue) in NodeDifferences.Of(WithNewIds(old.Content), step.Content))
        {
            var root = path.Split('.', '[')[0];
            yield return change with
            {
                Kind = ChangeKind.Changed,
                Property = path,
                Old = NodeDifferences.Show(oldValue),
                New = NodeDifferences.Show(newValue),
                OldLocation = old.Source.LocationOf(root),
                NewLocation = step.Source.LocationOf(root),
            };
        }
    }

    /// <summary>A NEXT that names a step by its old JOB_ID is unchanged.</summary>
    private MappingNode WithNewIds(MappingNode content) =>
        content[DefinitionKeys.Next] is ScalarNode next && matching.NewIds.TryGetValue(next.Text, out var id) && id != next.Text
            ? new MappingNode(
                [.. content.Entries.Select(e => e.Key == DefinitionKeys.Next ? new MappingEntry(e.Key, ScalarNode.String(id)) : e)])
            : content;

    private static string Behind(StepSite step) => step.Index == 0 ? "first" : $"after {step.Thread.Steps[step.Index - 1].Source}";

    private static PipelineChange Describe(ChangeKind kind, StepSite step) =>
        new(kind, PipelinePart.Step, step.Id)
        {
            Level = step.Thread.Level.Id,
            Thread = step.Thread.Id,
            JobName = step.Source.JobName,
            IsOfSection = step.Thread.Level.Source is null,
        };
}
