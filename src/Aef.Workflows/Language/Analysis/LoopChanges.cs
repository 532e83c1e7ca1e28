using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The variables that the steps of a loop set, and those of them that change with each round: computed from themselves (<c>n: ${n +
/// 1}</c>), from the time, or from such variables.
/// </summary>
internal sealed class LoopChanges
{
    private readonly Dictionary<string, HashSet<string>> _reads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _times = new(StringComparer.Ordinal);
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
            _times.Add(name);
        }
    }

    // A value computed only from variables that the loop does not change is constant. All others may change.
    private void Spread()
    {
        var readers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, reads) in _reads)
        {
            reads.IntersectWith(_reads.Keys);
            left[name] = reads.Count;
            foreach (var read in reads)
            {
                if (!readers.TryGetValue(read, out var found))
                {
                    readers.Add(read, found = []);
                }

                found.Add(name);
            }
        }

        _counting.UnionWith(_reads.Keys);
        var still = new Stack<string>(_reads.Keys.Where(n => left[n] == 0 && !_times.Contains(n)));
        while (still.TryPop(out var name))
        {
            _counting.Remove(name);
            foreach (var reader in readers.GetValueOrDefault(name, []))
            {
                if (--left[reader] == 0 && !_times.Contains(reader))
                {
                    still.Push(reader);
                }
            }
        }
    }
}
