using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>A step begins; it counts as <paramref name="cost"/> steps of the service.</summary>
internal sealed class EnterStep(int cost) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.Listener?.StepEntered(engine.Now, frame.Fiber.Id, Step);
        engine.CountSteps(cost);
        return Flow.Next;
    }
}

/// <summary>A step ends after its last instruction.</summary>
internal sealed class LeaveStep : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.Listener?.StepLeft(engine.Now, frame.Fiber.Id, Step);
        return Flow.Next;
    }
}

/// <summary>Counts steps of the service for something without a step name.</summary>
internal sealed class CountSteps(int count) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.Engine.CountSteps(count);
        return Flow.Next;
    }
}
