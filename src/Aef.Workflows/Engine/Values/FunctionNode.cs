namespace Aef.Workflows.Engine.Values;

/// <summary>The name of a function, as <c>retry.predicate</c> accepts it.</summary>
internal sealed class FunctionNode : ValueNode
{
    public FunctionNode(string name)
    {
        Name = name;
        Size = 8;
        IsShared = true;
    }

    public override WorkflowValueKind Kind => WorkflowValueKind.Function;

    public string Name { get; }
}
