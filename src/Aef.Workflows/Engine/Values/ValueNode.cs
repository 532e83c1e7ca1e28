namespace Aef.Workflows.Engine.Values;

/// <summary>
/// The content of a value that is on the heap. Values are copied by sharing their node: a node that two values may hold is marked
/// <see cref="IsShared"/> and is never changed again; only a node that a single variable holds is changed in place.
/// </summary>
internal abstract class ValueNode
{
    /// <summary>How deep lists and maps may nest. It keeps walks over values within the stack of the thread.</summary>
    public const int MaxDepth = 500;

    public abstract WorkflowValueKind Kind { get; }

    /// <summary>Bytes by the service's accounting, kept up to date by whoever changes the node.</summary>
    public long Size { get; set; }

    /// <summary>An upper bound of how deep lists and maps nest below, itself included.</summary>
    public int Depth { get; protected set; } = 1;

    public bool IsShared { get; set; }

    /// <summary>Records the depth of a child.</summary>
    public void Deepen(in WorkflowValue child)
    {
        if (child.Node is { } node && node.Depth >= Depth)
        {
            Depth = node.Depth + 1;
            if (Depth > MaxDepth)
            {
                throw new ValueTooDeepException();
            }
        }
    }
}
