using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The variables that a routine, loop, except block or parallel branch declares. Names are known by scope, not by flow: a name that is set
/// anywhere in a scope is known in all of it. Inner scopes are kept in the order of the source, so that a second pass visits them again.
/// </summary>
internal sealed class VariableScope(VariableScope? parent, EquatableList<string>? shared = null)
{
    private readonly Dictionary<string, Location?> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<VariableScope> _children = [];
    private int _visited;

    public VariableScope? Parent { get; } = parent;

    /// <summary>
    /// Declares a name; <paramref name="assignment"/> is the location of its assignment, null for names that are declared otherwise.
    /// </summary>
    public void Declare(string name, Location? assignment = null) => _names.TryAdd(name, assignment);

    public VariableScope AddChild(EquatableList<string>? sharedVariables = null)
    {
        var child = new VariableScope(this, sharedVariables);
        _children.Add(child);
        return child;
    }

    /// <summary>The next inner scope, in the second pass.</summary>
    public VariableScope NextChild() => _children[_visited++];

    public bool Knows(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._names.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Records that a name is read here; false when it is unknown.</summary>
    public bool MarkRead(string name)
    {
        var known = false;
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._names.ContainsKey(name))
            {
                known = true;
                scope._read.Add(name);
            }
        }

        return known;
    }

    /// <summary>The variables that are never read, with the location of the first assignment; including those of inner scopes.</summary>
    public IEnumerable<(string Name, Location Assignment)> NeverRead()
    {
        foreach (var (name, assignment) in _names)
        {
            if (assignment is not null && !_read.Contains(name) && Parent?.Knows(name) != true)
            {
                yield return (name, assignment);
            }
        }

        foreach (var unread in _children.SelectMany(c => c.NeverRead()))
        {
            yield return unread;
        }
    }

    /// <summary>
    /// Records that an unknown name is read. True when an inner scope has it: that variable counts as read, so that one mistake is not
    /// reported twice.
    /// </summary>
    public bool MarkMissed(string name)
    {
        var found = false;
        foreach (var child in _children)
        {
            if (child._names.ContainsKey(name))
            {
                child._read.Add(name);
                found = true;
            }

            found |= child.MarkMissed(name);
        }

        return found;
    }

    /// <summary>True when setting the name here changes a variable from outside a parallel step that does not share it.</summary>
    public bool CrossesParallel(string name)
    {
        var crosses = false;
        var hidden = false;
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._names.ContainsKey(name))
            {
                crosses = hidden;
            }

            hidden |= scope.Shared is { } variables && !variables.Contains(name);
        }

        return crosses;
    }

    // Null when the scope is not a branch or iteration of a parallel step.
    private EquatableList<string>? Shared { get; } = shared;
}
