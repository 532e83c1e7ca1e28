using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <content>Steps, variables and their memory.</content>
public sealed partial class WorkflowEngine
{
    /// <summary>The current size of all variables together, in bytes.</summary>
    internal long MemoryBytes { get; private set; }

    internal void CountSteps(int count)
    {
        StepsExecuted += count;
        if (StepsExecuted > Options.Limits.MaxSteps)
        {
            throw WorkflowErrorException.Resource($"the execution ran more than {Options.Limits.MaxSteps} steps", "StepLimitExceededError");
        }
    }

    /// <summary>Assigns a value to a variable, counts its memory and reports it.</summary>
    internal void Assign(Frame frame, VariableSlot variable, WorkflowValue value)
    {
        Store(ref variable.In(frame), value);
        _assignments?.VariableAssigned(Now, frame.Fiber.Id, variable.Name, value.Shared());
    }

    /// <summary>Reports an assignment to an element of a variable.</summary>
    internal void WriteElement(Frame frame, VariableSlot variable, WorkflowValue[] keys, in WorkflowValue value) =>
        _assignments?.VariableAssigned(Now, frame.Fiber.Id, ElementName.Of(variable.Name, keys), value.Shared());

    /// <summary>Assigns a value to a variable and counts its memory.</summary>
    internal void Store(ref WorkflowValue location, WorkflowValue value)
    {
        if (value.Text is not null && value.Size - 8 > Options.Limits.MaxStringBytes)
        {
            throw WorkflowErrorException.Resource(
                $"a string is larger than {Options.Limits.MaxStringBytes} bytes",
                "MemoryLimitExceededError");
        }

        var growth = value.Size - (location.IsUnassigned ? 0 : location.Size);
        location = value;
        Charge(growth);
    }

    /// <summary>Counts memory that variables allocate or free.</summary>
    internal void Charge(long growth)
    {
        MemoryBytes += growth;
        if (MemoryBytes > PeakMemoryBytes)
        {
            PeakMemoryBytes = MemoryBytes;
            if (MemoryBytes > Options.Limits.MaxMemoryBytes)
            {
                throw WorkflowErrorException.Resource(
                    $"the variables take more than {Options.Limits.MaxMemoryBytes} bytes",
                    "MemoryLimitExceededError");
            }
        }
    }

    /// <summary>Ends variables.</summary>
    internal void Clear(Frame frame, SlotRange range)
    {
        for (var i = range.From; i < range.To; i++)
        {
            ref var location = ref frame.Slots[i];
            if (!location.IsUnassigned)
            {
                MemoryBytes -= location.Size;
                location = WorkflowValue.Unassigned;
            }
        }
    }

    /// <summary>Notifies the listener that steps are left: from an inner one up to an outer one, which is not left.</summary>
    internal void LeaveSteps(Frame frame, StepInfo step, StepInfo? outer)
    {
        if (Listener is not { } listener)
        {
            return;
        }

        for (var left = step; left is not null && !ReferenceEquals(left, outer); left = left.Parent)
        {
            listener.StepLeft(Now, frame.Fiber.Id, left);
        }
    }

    /// <summary>Notifies the listener that groups of steps are entered by a jump to a step inside them.</summary>
    internal void EnterSteps(Frame frame, IReadOnlyList<StepInfo> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            Listener?.StepEntered(Now, frame.Fiber.Id, groups[i]);
        }
    }

    private void BeginRoutine(Frame frame, WorkflowValue[] arguments)
    {
        var routine = frame.Routine;
        if (Listener is { } listener)
        {
            var named = new (string, WorkflowValue)[arguments.Length];
            for (var i = 0; i < named.Length; i++)
            {
                named[i] = (routine.Parameters[i], arguments[i].Shared());
            }

            listener.RoutineEntered(Now, frame.Fiber.Id, routine.Name, named, frame.Depth);
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            Store(ref frame.Slots[i], arguments[i]);
        }
    }

    private void Drop(Frame frame) => Clear(frame, new SlotRange(0, frame.Slots.Length));
}
