namespace Aef.Workflows.Language.Estimation;

/// <summary>
/// The maximum cost of a path through a graph. A strongly connected component is handled as a unit: a path inside continues from one back
/// edge to the next without visiting a node twice, so a component costs at most its longest path without back edges, and that much again
/// for each back edge.
/// </summary>
internal sealed class LongestPath(long? jumpsBack, HashSet<string> undecided)
{
    /// <summary>Costs above this are not counted.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>The cost of the most expensive path from a node to any end.</summary>
    public long Of(FlowNode first)
    {
        var graph = FlowParts.Of(first);
        var within = new Dictionary<FlowNode, long>();
        foreach (var node in graph.Ended)
        {
            var longest = 0L;
            foreach (var next in node.Next)
            {
                if (graph.PartOf(next) == graph.PartOf(node) && !graph.JumpsBack.Contains((node, next)))
                {
                    longest = Math.Max(longest, within[next]);
                }
            }

            within[node] = Sum(node.Cost, longest);
        }

        var costs = new long[graph.Parts.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            var behind = 0L;
            foreach (var next in graph.Parts[i].SelectMany(n => n.Next))
            {
                behind = graph.PartOf(next) == i ? behind : Math.Max(behind, costs[graph.PartOf(next)]);
            }

            costs[i] = Sum(Cost(graph, graph.Parts[i], within), behind);
        }

        return costs[graph.PartOf(first)];
    }

    private long Cost(FlowParts graph, List<FlowNode> part, Dictionary<FlowNode, long> within)
    {
        var back = part.SelectMany(from => from.Next.Where(to => graph.JumpsBack.Contains((from, to))).Select(to => (From: from, To: to)))
            .ToList();
        var longest = part.Max(n => within[n]);
        if (back.Count == 0)
        {
            return longest;
        }

        var again = back.Max(jump => within[jump.To]);
        Int128 ways = 1;
        foreach (var jump in back.Where(j => j.From.IsRetry))
        {
            ways = Int128.Min(Most, ways * (1 + Known(jump.From.Repeats, jump.From)));
        }

        if (back.Find(j => !j.From.IsRetry).From is { } plain)
        {
            ways = Int128.Min(Most, ways * (1 + Known(jumpsBack, plain)));
        }

        return Sum(longest, (long)Int128.Min(Most, (ways - 1) * again));
    }

    private long Known(long? count, FlowNode from)
    {
        if (count is null)
        {
            undecided.Add(from.Location);
        }

        return count ?? 0;
    }

    private static long Sum(long left, long right) => Math.Min(Most, left + right);
}
