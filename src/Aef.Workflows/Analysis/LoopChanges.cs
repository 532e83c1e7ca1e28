using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>
/// The variables that the steps of a loop set, and those of them that get on with each round: that are made from themselves (<c>n: ${n + 1}</c>), from the time, or
/// from such variables.
/// </summary>
internal sealed class LoopChanges
{
    private readonly Dictionary<string, HashSet<string>> _reads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _counting = new(StringComparer.Ordinal);

    private LoopChanges()
    {
    }

    public static LoopChanges Of(IEnumerable<StepBody> bodies)
    {
        var changes = new LoopChanges();
        foreach (var body in bodies)
        {
            changes.Add(body);
        }

        changes.Spread();
        return changes;
    }

    public bool Sets(string name) => _reads.ContainsKey(name);

    public bool Counts(string name) => _counting.Contains(name);

    private void Add(StepBody body)
    {
        switch (body)
        {
            case AssignBody assign:
                foreach (var assignment in assign.Assignments)
                {
                    Add(SyntaxReads.RootOf(assignment.Target), assignment.Value, SyntaxReads.CallsIn(assignment.Value).Contains("sys.now"));
                }

                break;
            case CallBody call:
                Add(call.Result, call.Args, call.Callee == "sys.now");
                break;
            case ForBody loop:
                Add(loop.Loop.Value, loop.Loop.In ?? loop.Loop.Range, isTime: false);
                Add(loop.Loop.Index, loop.Loop.In ?? loop.Loop.Range, isTime: false);
                break;
        }
    }

    private void Add(string? name, ValueSyntax? value, bool isTime)
    {
        if (name is null)
        {
            return;
        }

        if (!_reads.TryGetValue(name, out var reads))
        {
            _reads.Add(name, reads = new HashSet<string>(StringComparer.Ordinal));
        }

        reads.UnionWith(SyntaxReads.NamesIn(value));
        if (isTime)
        {
            _counting.Add(name);
        }
    }

    private void Spread()
    {
        _counting.UnionWith(_reads.Keys.Where(n => Reaches(n, n, [])).ToList());
        int before;
        do
        {
            before = _counting.Count;
            _counting.UnionWith(_reads.Where(r => r.Value.Overlaps(_counting)).Select(r => r.Key).ToList());
        }
        while (_counting.Count > before);
    }

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        _reads.TryGetValue(from, out var reads) && reads.Any(r => r == to || (seen.Add(r) && Reaches(r, to, seen)));
}
