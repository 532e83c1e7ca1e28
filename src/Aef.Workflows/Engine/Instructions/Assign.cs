using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Assigns a value to a variable, or only evaluates it when there is no target.</summary>
internal sealed class Assign(ResultTarget? target, ExpressionNode value) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var result = value.EvaluateForStore(frame);
        target?.Put(frame, result);
        return Flow.Next;
    }
}

/// <summary>Assigns a value to an element of a variable: <c>name.key[index]</c>. Shared containers are copied first.</summary>
internal sealed class AssignElement(VariableSlot variable, ExpressionNode[] path, ExpressionNode value) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var content = value.EvaluateForStore(frame);
        var keys = new WorkflowValue[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            keys[i] = path[i].Evaluate(frame);
        }

        ref var location = ref variable.In(frame);
        if (location.IsUnassigned)
        {
            throw WorkflowErrorException.Tagged("KeyError", $"variable '{variable.Name}' has not been assigned");
        }

        var nodes = new ValueNode[path.Length];
        nodes[0] = Own(location, keys[0]);
        location = Of(nodes[0]);
        for (var i = 1; i < path.Length; i++)
        {
            nodes[i] = Own(Access.Element(Of(nodes[i - 1]), keys[i - 1]), keys[i]);
            Replace(nodes[i - 1], keys[i - 1], Of(nodes[i]));
        }

        var before = nodes[^1].Size;
        Replace(nodes[^1], keys[^1], content, sizeToo: true);
        var growth = nodes[^1].Size - before;
        for (var i = path.Length - 2; i >= 0; i--)
        {
            nodes[i].Size += growth;
            nodes[i].Deepen(Of(nodes[i + 1]));
        }

        frame.Engine.Charge(growth);
        frame.Engine.WriteElement(frame, variable, keys, content);
        return Flow.Next;
    }

    private static ValueNode Own(in WorkflowValue container, in WorkflowValue key) => container.Node switch
    {
        ListNode list => list.IsShared ? list.Copy() : list,
        MapNode map => map.IsShared ? map.Copy(extraCapacity: 1) : map,
        _ => throw WorkflowErrorException.Type($"cannot set {key} of a value of type {TypeNames.Of(container)}"),
    };

    private static WorkflowValue Of(ValueNode node) => node is ListNode list ? WorkflowValue.Of(list) : WorkflowValue.Of((MapNode)node);

    private static void Replace(ValueNode container, in WorkflowValue key, in WorkflowValue content, bool sizeToo = false)
    {
        if (container is MapNode map)
        {
            var name = key.Text ?? throw WorkflowErrorException.Type($"a map key must be a string, not {TypeNames.Of(key)}");
            map.Set(name, content);
            return;
        }

        var list = (ListNode)container;
        var position = Access.Position(key, list.Count);
        list.Size += sizeToo ? content.Size - list[position].Size : 0;
        list.Replace(position, content);
    }
}
