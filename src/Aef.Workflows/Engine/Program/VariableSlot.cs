using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>The location of a variable, seen from a frame: <paramref name="hops"/> frames further out.</summary>
internal sealed class VariableSlot(string name, int hops, int index)
{
    public string Name { get; } = name;

    public ref WorkflowValue In(Frame frame)
    {
        for (var i = hops; i > 0; i--)
        {
            frame = frame.Outer!; // The compiler counts the hops along the same chain.
        }

        return ref frame.Slots[index];
    }
}
