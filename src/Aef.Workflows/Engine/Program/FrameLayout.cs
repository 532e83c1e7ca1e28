namespace Aef.Workflows.Engine.Program;

/// <summary>The number of variables and states of a frame. It grows while a routine is compiled.</summary>
internal sealed class FrameLayout(FrameLayout? outer)
{
    public int Level { get; } = outer is null ? 0 : outer.Level + 1;

    public int SlotCount { get; private set; }

    public int StateCount { get; private set; }

    public int TemporaryCount { get; private set; }

    public int AddSlot() => SlotCount++;

    public int AddState() => StateCount++;

    public int AddTemporary() => TemporaryCount++;
}
