namespace Aef.Workflows.Engine.Program;

/// <summary>The number of variables and states of a frame. It grows while a routine is compiled.</summary>
internal sealed class FrameLayout(FrameLayout? outer)
{
    private readonly List<string> _names = [];

    /// <summary>The name of each variable; variables of scopes that follow each other may have the same name.</summary>
    public IReadOnlyList<string> Names => _names;

    public int Level { get; } = outer is null ? 0 : outer.Level + 1;

    public int SlotCount => _names.Count;

    public int StateCount { get; private set; }

    public int TemporaryCount { get; private set; }

    public int AddSlot(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    public int AddState() => StateCount++;

    public int AddTemporary() => TemporaryCount++;
}
