using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>The variables of a routine, loop, except block, branch or iteration.</summary>
internal sealed class Scope(Scope? parent, FrameLayout layout)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly int _first = layout.SlotCount;

    public Scope? Parent { get; } = parent;

    public FrameLayout Layout { get; } = layout;

    /// <summary>The number of variables of this scope and its inner scopes; final once the scope is closed.</summary>
    public SlotRange Range => new(_first, _end);

    private int _end;

    /// <summary>Declares a variable of this scope, even if an outer scope has the name.</summary>
    public void Declare(string name)
    {
        if (!_slots.ContainsKey(name))
        {
            _slots.Add(name, Layout.AddSlot(name));
        }
    }

    /// <summary>Declares a variable of this scope unless an outer scope has the name.</summary>
    public void DeclareNew(string name)
    {
        if (Parent?.Find(name, out _) is null)
        {
            Declare(name);
        }
    }

    /// <summary>Called when the contents are compiled.</summary>
    public void Close() => _end = Layout.SlotCount;

    /// <summary>The variable as seen from frames of this scope; null when there is none.</summary>
    public VariableSlot? Resolve(string name) =>
        Find(name, out var slot) is { } owner ? new VariableSlot(name, Layout.Level - owner.Layout.Level, slot) : null;

    private Scope? Find(string name, out int slot)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._slots.TryGetValue(name, out slot))
            {
                return scope;
            }
        }

        slot = -1;
        return null;
    }
}
