namespace Aef.Workflows.Engine.Values;

/// <summary>
/// The content of a value on the heap. Values are copied by sharing their node: a node that two values may refer to is marked
/// <see cref="IsShared"/> and never changes again; only a node that belongs to a single variable is changed in place.
/// </summary>
internal abstract class ValueNode
{
    /// <summary>The maximum nesting depth of lists and maps. It keeps recursion over values within the stack of the thread.</summary>
    public const int MaxDepth = 500;

    public abstract WorkflowValueKind Kind { get; }

    /// <summary>The size in bytes as the service counts it; code that changes the node updates it.</summary>
    public long Size { get; set; }

    /// <summary>An upper bound of the nesting depth of lists and maps, including this one.</summary>
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
