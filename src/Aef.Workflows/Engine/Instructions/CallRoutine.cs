using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Calls a subworkflow with an expression for each parameter, null for omitted ones.</summary>
internal sealed class CallRoutine(RoutineCode routine, ExpressionNode?[] arguments, ResultTarget? target, int cost) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.Engine.CountSteps(cost);
        var values = new WorkflowValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (arguments[i] ?? routine.Defaults[i])?.EvaluateForStore(frame)
                ?? throw routine.ArgumentNames.Missing(routine.Parameters[i]);
        }

        return frame.Engine.EnterRoutine(frame, routine, values);
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        target?.Put(frame, value);
        return Flow.Next;
    }
}

/// <summary>Calls a subworkflow with arguments that an expression returns as one map or list.</summary>
internal sealed class CallRoutineDynamically(RoutineCode routine, ExpressionNode arguments, ResultTarget? target) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var given = arguments.EvaluateForStore(frame);
        var values = routine.ArgumentNames.Bind(given);
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsGiven(given, i))
            {
                values[i] = routine.Defaults[i]?.EvaluateForStore(frame) ?? throw routine.ArgumentNames.Missing(routine.Parameters[i]);
            }

            values[i].MarkShared();
        }

        return frame.Engine.EnterRoutine(frame, routine, values);
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        target?.Put(frame, value);
        return Flow.Next;
    }

    private bool IsGiven(in WorkflowValue given, int index) =>
        given.Map?.IndexOf(routine.Parameters[index]) >= 0 || given.List?.Count > index;
}
