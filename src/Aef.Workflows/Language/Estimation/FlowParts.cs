namespace Aef.Workflows.Language.Estimation;

/// <summary>The strongly connected components of a graph (Tarjan), found without recursion.</summary>
internal sealed class FlowParts
{
    private readonly Dictionary<FlowNode, Visit> _visits = [];
    private readonly Stack<(FlowNode Node, int Next)> _path = new();
    private readonly Stack<FlowNode> _open = new();

    private FlowParts()
    {
    }

    /// <summary>The components; successors come first.</summary>
    public List<List<FlowNode>> Parts { get; } = [];

    /// <summary>The nodes in postorder: without back edges, successors come first.</summary>
    public List<FlowNode> Ended { get; } = [];

    /// <summary>The back edges.</summary>
    public HashSet<(FlowNode From, FlowNode To)> JumpsBack { get; } = [];

    public static FlowParts Of(FlowNode first)
    {
        var parts = new FlowParts();
        parts.Walk(first);
        return parts;
    }

    public int PartOf(FlowNode node) => _visits[node].Part;

    private void Walk(FlowNode first)
    {
        Enter(first);
        while (_path.TryPop(out var top))
        {
            var (node, next) = top;
            if (next < node.Next.Count)
            {
                _path.Push((node, next + 1));
                Follow(node, node.Next[next]);
            }
            else
            {
                Leave(node);
            }
        }
    }

    private void Follow(FlowNode from, FlowNode to)
    {
        if (!_visits.TryGetValue(to, out var visit))
        {
            Enter(to);
            return;
        }

        if (visit.IsOnPath)
        {
            JumpsBack.Add((from, to));
        }

        if (visit.Part < 0)
        {
            _visits[from].Lowest = Math.Min(_visits[from].Lowest, visit.Number);
        }
    }

    private void Enter(FlowNode node)
    {
        _visits.Add(node, new Visit(_visits.Count));
        _open.Push(node);
        _path.Push((node, 0));
    }

    private void Leave(FlowNode node)
    {
        var visit = _visits[node];
        visit.IsOnPath = false;
        Ended.Add(node);
        if (_path.TryPeek(out var outer))
        {
            var around = _visits[outer.Node];
            around.Lowest = Math.Min(around.Lowest, visit.Lowest);
        }

        if (visit.Lowest != visit.Number)
        {
            return;
        }

        var part = new List<FlowNode>();
        FlowNode inside;
        do
        {
            inside = _open.Pop();
            _visits[inside].Part = Parts.Count;
            part.Add(inside);
        }
        while (!ReferenceEquals(inside, node));
        Parts.Add(part);
    }

    private sealed class Visit(int number)
    {
        public int Number { get; } = number;

        public int Lowest { get; set; } = number;

        public int Part { get; set; } = -1;

        public bool IsOnPath { get; set; } = true;
    }
}
