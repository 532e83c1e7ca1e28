using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Jumps when a condition evaluates to <paramref name="when"/>.</summary>
internal sealed class Branch(ExpressionNode condition, bool when, string what) : Instruction
{
    public int Target { get; set; } = -1;

    public override Flow Execute(Frame frame)
    {
        var value = condition.Evaluate(frame);
        if (!value.IsBoolean)
        {
            throw WorkflowErrorException.Type($"{what} must be a boolean; got: {TypeNames.Of(value)}");
        }

        if (value.Bits != 0 != when)
        {
            return Flow.Next;
        }

        frame.Ip = Target;
        return Flow.Jumped;
    }
}
