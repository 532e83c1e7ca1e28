namespace Aef.Workflows.Engine.Values;

/// <summary>A sequence of bytes.</summary>
internal sealed class BytesNode : ValueNode
{
    public BytesNode(byte[] bytes)
    {
        Bytes = bytes;
        Size = 8 + bytes.Length;
        IsShared = true;
    }

    public override WorkflowValueKind Kind => WorkflowValueKind.Bytes;

    public byte[] Bytes { get; }
}
