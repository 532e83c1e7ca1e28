using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>A running routine, with its arguments. It is valid only until the method that received it returns.</summary>
public readonly struct RoutineCall
{
    private readonly Frame _frame;

    internal RoutineCall(Frame frame) => _frame = frame;

    /// <summary>The name of the routine.</summary>
    public string Routine => _frame.Routine.Name;

    /// <summary>The number of this call in its execution: two calls of the same routine have different numbers.</summary>
    public long Number => _frame.Number;

    /// <summary>The routine that called this one; null for the first routine of a fiber.</summary>
    public RoutineCall? Caller => _frame.Caller is { } caller ? new RoutineCall(caller) : null;

    /// <summary>The current value of a parameter; null when the routine has no such parameter, or in a branch or iteration.</summary>
    public WorkflowValue this[string parameter]
    {
        get
        {
            var index = _frame.Outer is null ? Array.IndexOf(_frame.Routine.Parameters, parameter) : -1;
            return index < 0 ? WorkflowValue.Null : _frame.Slots[index].Shared();
        }
    }
}
