using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>Creates a list.</summary>
internal sealed class NewListNode(ExpressionNode[] items) : ExpressionNode
{
    public override bool IsFresh => true;

    public override WorkflowValue Evaluate(Frame frame)
    {
        var list = new ListNode(items.Length);
        foreach (var item in items)
        {
            list.Add(item.EvaluateForStore(frame));
        }

        return WorkflowValue.Of(list);
    }
}

/// <summary>Creates a map with computed keys: each key is evaluated before its value, and the last of equal keys wins.</summary>
internal sealed class NewComputedMapNode(ExpressionNode[] keys, ExpressionNode[] values) : ExpressionNode
{
    public override bool IsFresh => true;

    public override WorkflowValue Evaluate(Frame frame)
    {
        var map = new MapNode(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(frame);
            var name = key.Text ?? throw WorkflowErrorException.Type($"a map key must be a string, not {TypeNames.Of(key)}");
            map.Set(name, values[i].EvaluateForStore(frame));
        }

        return WorkflowValue.Of(map);
    }
}

/// <summary>Creates a map.</summary>
internal sealed class NewMapNode(string[] keys, ExpressionNode[] values) : ExpressionNode
{
    public override bool IsFresh => true;

    public override WorkflowValue Evaluate(Frame frame)
    {
        var map = new MapNode(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            map.Set(keys[i], values[i].EvaluateForStore(frame));
        }

        return WorkflowValue.Of(map);
    }
}
