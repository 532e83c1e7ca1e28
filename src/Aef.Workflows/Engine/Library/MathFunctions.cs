using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>math</c>.</summary>
internal static class MathFunctions
{
    public static WorkflowValue Abs(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Number(arguments[0], "x") < 0 ? Arithmetic.Negate(arguments[0]) : arguments[0];

    /// <summary>An integer, if the result is within its range.</summary>
    public static WorkflowValue Floor(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        if (arguments[0].IsInteger)
        {
            return arguments[0];
        }

        var floor = Math.Floor(Arguments.Number(arguments[0], "x"));
        return Math.Abs(floor) < 9.2233720368547758E18 ? WorkflowValue.FromInteger((long)floor) : floor;
    }

    public static WorkflowValue Max(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Number(arguments[0], "x") >= Arguments.Number(arguments[1], "y") ? arguments[0] : arguments[1];

    public static WorkflowValue Min(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Number(arguments[0], "x") <= Arguments.Number(arguments[1], "y") ? arguments[0] : arguments[1];
}
