using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>
/// Finds the corresponding parts of two pipelines. Steps match by JOB_ID, else by content; levels and threads by id, else by the steps that
/// they share, of which there must be at least half.
/// </summary>
internal sealed class PipelineMatching
{
    private readonly PipelineSites _old;
    private readonly PipelineSites _new;

    public PipelineMatching(PipelineSites old, PipelineSites now)
    {
        _old = old;
        _new = now;
        MatchSteps();
        MatchLevels();
        MatchThreads();
    }

    public Pairs<StepSite> Steps { get; } = new();

    public Pairs<LevelSite> Levels { get; } = new();

    public Pairs<ThreadSite> Threads { get; } = new();

    /// <summary>The JOB_ID that a step of the first pipeline has in the second.</summary>
    public IReadOnlyDictionary<string, string> NewIds { get; private set; } = new Dictionary<string, string>();

    private void MatchSteps()
    {
        Steps.Match(_old.Steps, _new.Steps, s => s.Id, StringComparer.Ordinal);
        Steps.Match(_old.Steps, _new.Steps, s => $"{s.Location}\n{ContentKey(s)}", StringComparer.Ordinal);
        Steps.Match(_old.Steps, _new.Steps, ContentKey, StringComparer.Ordinal);
        Steps.Match(
            _old.Steps,
            _new.Steps,
            s => s.Id is null ? string.Create(CultureInfo.InvariantCulture, $"{s.Location}\n{s.Index}") : null,
            StringComparer.Ordinal);
        NewIds = _old.Steps.Where(s => s.Id is not null && Steps.NewOf(s)?.Id is not null)
            .DistinctBy(s => s.Id, StringComparer.Ordinal)
            .ToDictionary(s => s.Id ?? string.Empty, s => Steps.NewOf(s)?.Id ?? string.Empty, StringComparer.Ordinal); // Both exist.
    }

    private void MatchLevels()
    {
        Levels.Match(_old.Levels, _new.Levels, l => (l.Source is null ? "steps of " : "level ") + l.Id, StringComparer.Ordinal);
        MatchByContent(
            Levels,
            _old.Levels.Where(l => l.Source is not null),
            _new.Levels.Where(l => l.Source is not null),
            l => l.Threads.SelectMany(t => t.Steps),
            s => s.Thread.Level);
    }

    private void MatchThreads()
    {
        foreach (var now in _new.Levels)
        {
            if (Levels.OldOf(now) is { } old)
            {
                Threads.Match(old.Threads, now.Threads, t => t.Id, StringComparer.Ordinal);
                MatchByContent(Threads, old.Threads, now.Threads, t => t.Steps, s => s.Thread);
            }
        }

        MatchByContent(Threads, _old.Threads, _new.Threads, t => t.Steps, s => s.Thread);
    }

    private void MatchByContent<T>(
        Pairs<T> pairs,
        IEnumerable<T> old,
        IEnumerable<T> now,
        Func<T, IEnumerable<StepSite>> steps,
        Func<StepSite, T> partOf)
        where T : class
    {
        var candidates = old.Where(o => !pairs.HasOld(o)).ToHashSet();
        foreach (var part in candidates.Count == 0 ? [] : now.Where(n => !pairs.HasNew(n)).ToList())
        {
            var mine = steps(part).ToList();
            var best = mine.Select(Steps.OldOf).OfType<StepSite>().Select(partOf).Where(candidates.Contains)
                .GroupBy(p => p).OrderByDescending(g => g.Count()).FirstOrDefault();
            if (best is not null && best.Count() * 2 >= Math.Max(mine.Count, steps(best.Key).Count()))
            {
                pairs.Add(best.Key, part);
                candidates.Remove(best.Key);
            }
        }
    }

    /// <summary>
    /// The content of a step except its NEXT: the ids in it may have been renamed too. A step with almost no content resembles many others.
    /// </summary>
    private static string? ContentKey(StepSite step)
    {
        var content = step.Content.Entries.Where(e => e.Key != DefinitionKeys.Next).ToList();
        return content.Count == 0 ? null : NodeDifferences.Show(new MappingNode(content));
    }
}
