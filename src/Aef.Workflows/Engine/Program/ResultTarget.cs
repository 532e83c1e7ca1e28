using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>The target of a result: a variable, or a temporary when <paramref name="variable"/> is null.</summary>
internal sealed class ResultTarget(VariableSlot? variable, int temporary = -1)
{
    public void Put(Frame frame, WorkflowValue value)
    {
        if (variable is not null)
        {
            frame.Engine.Assign(frame, variable, value);
        }
        else
        {
            frame.Temporaries[temporary] = value;
        }
    }
}
