using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>The names of types as <c>get_type</c> returns them.</summary>
internal static class TypeNames
{
    public static string Of(in WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Boolean => "boolean",
        WorkflowValueKind.Integer => "integer",
        WorkflowValueKind.Double => "double",
        WorkflowValueKind.String => "string",
        WorkflowValueKind.Bytes => "bytes",
        WorkflowValueKind.List => "list",
        WorkflowValueKind.Map => "map",
        WorkflowValueKind.Function => "function",
        _ => "null",
    };
}
