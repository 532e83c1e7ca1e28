using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary><c>target.key</c>.</summary>
internal sealed class MemberNode(ExpressionNode target, string key) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => Access.Member(target.Evaluate(frame), key);
}

/// <summary><c>target[index]</c>.</summary>
internal sealed class IndexNode(ExpressionNode target, ExpressionNode index) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => Access.Element(target.Evaluate(frame), index.Evaluate(frame));
}

/// <summary>The rules of member and element access.</summary>
internal static class Access
{
    public static WorkflowValue Member(in WorkflowValue target, string key)
    {
        if (target.Map is not { } map)
        {
            throw WorkflowErrorException.Type($"cannot read key '{key}' of a value of type {TypeNames.Of(target)}");
        }

        return map.TryGet(key, out var value) ? value : throw WorkflowErrorException.Key(key);
    }

    public static WorkflowValue Element(in WorkflowValue target, in WorkflowValue index)
    {
        if (target.List is { } list)
        {
            return list.Items[Position(index, list.Count)];
        }

        if (target.Map is not null)
        {
            return Member(
                target,
                index.Text ?? throw WorkflowErrorException.Type($"a map key must be a string, not {TypeNames.Of(index)}"));
        }

        throw WorkflowErrorException.Type($"cannot read an element of a value of type {TypeNames.Of(target)}");
    }

    /// <summary>The position in a list of a given length that an index refers to.</summary>
    public static int Position(in WorkflowValue index, int count)
    {
        if (!index.TryGetInteger(out var position))
        {
            throw WorkflowErrorException.Type($"a list index must be an integer, not {TypeNames.Of(index)}");
        }

        return position >= 0 && position < count ? (int)position : throw WorkflowErrorException.Index(position, count);
    }
}
