namespace Aef.Core.Targets.Airflow.Model;

/// <summary>The edges of a group of tasks, written in as few statements as Python allows: a list cannot follow a list.</summary>
internal sealed class EdgeList
{
    /// <summary>The most stages of a statement: Python cannot compile a chain of a thousand operators.</summary>
    private const int MostStages = 50;

    private readonly List<DagTask> _targets = [];
    private readonly Dictionary<DagTask, List<DagTask>> _sources = [];

    /// <summary>Makes a task run after others.</summary>
    public void Add(IEnumerable<DagTask> sources, DagTask target)
    {
        if (!_sources.TryGetValue(target, out var known))
        {
            known = [];
            _sources.Add(target, known);
            _targets.Add(target);
        }

        known.AddRange(known.Count == 0 ? sources.Distinct() : sources.Except([.. known]));
    }

    /// <summary>Makes each task of a chain run after the one before it.</summary>
    public void AddChain(IReadOnlyList<DagTask> chain)
    {
        for (var index = 1; index < chain.Count; index++)
        {
            Add([chain[index - 1]], chain[index]);
        }
    }

    /// <summary>The statements.</summary>
    public IEnumerable<DagItem> Items()
    {
        List<List<DagTask>>? chain = null;
        foreach (var (sources, targets) in Pairs())
        {
            if (chain is { Count: < MostStages } && chain[^1].SequenceEqual(sources) && (chain[^1].Count == 1 || targets.Count == 1))
            {
                chain.Add(targets);
                continue;
            }

            if (chain is not null)
            {
                yield return new DagEdges(chain);
            }

            chain = [sources, targets];
        }

        if (chain is not null)
        {
            yield return new DagEdges(chain);
        }
    }

    /// <summary>Targets with the same single source are one stage.</summary>
    private IEnumerable<(List<DagTask> Sources, List<DagTask> Targets)> Pairs()
    {
        var pairs = new List<(List<DagTask> Sources, List<DagTask> Targets)>();
        var single = new Dictionary<DagTask, List<DagTask>>();
        foreach (var target in _targets.Where(t => _sources[t].Count > 0))
        {
            var sources = _sources[target];
            if (sources is [var source] && single.TryGetValue(source, out var same))
            {
                same.Add(target);
                continue;
            }

            pairs.Add((sources, [target]));
            if (sources is [var first])
            {
                single.Add(first, pairs[^1].Targets);
            }
        }

        return pairs;
    }
}
