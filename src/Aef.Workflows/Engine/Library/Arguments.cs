using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>Reads arguments of the expected types; raises a <c>TypeError</c> otherwise.</summary>
internal static class Arguments
{
    public static string Text(in WorkflowValue value, string name) => value.Text ?? throw Wrong(value, name, "a string");

    public static ReadOnlySpan<byte> Bytes(in WorkflowValue value, string name) =>
        value.Node is BytesNode node ? node.Bytes : throw Wrong(value, name, "bytes");

    public static ListNode List(in WorkflowValue value, string name) => value.List ?? throw Wrong(value, name, "a list");

    public static MapNode Map(in WorkflowValue value, string name) => value.Map ?? throw Wrong(value, name, "a map");

    public static long Integer(in WorkflowValue value, string name) =>
        value.IsInteger ? value.Bits : throw Wrong(value, name, "an integer");

    public static double Number(in WorkflowValue value, string name) =>
        value.IsNumber ? value.Number : throw Wrong(value, name, "a number");

    /// <summary>An optional boolean.</summary>
    public static bool Boolean(in WorkflowValue value, string name, bool otherwise)
    {
        if (value.IsNull)
        {
            return otherwise;
        }

        return value.IsBoolean ? value.Bits != 0 : throw Wrong(value, name, "a boolean");
    }

    public static WorkflowErrorException Wrong(in WorkflowValue value, string name, string wanted) =>
        WorkflowErrorException.Type($"'{name}' must be {wanted}; got: {TypeNames.Of(value)}");
}
