using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>One uninterrupted action of a fiber. Instructions belong to programs and never change once the program is complete.</summary>
internal abstract class Instruction
{
    /// <summary>The step that the instruction is part of.</summary>
    public StepInfo Step { get; set; } = null!; // Set by the CodeBuilder, which creates all programs.

    /// <summary>The location in errors.</summary>
    public Location Location { get; set; } = Location.None;

    public abstract Flow Execute(Frame frame);

    /// <summary>Continues after the wait is over.</summary>
    public virtual Flow Resume(Frame frame, WorkflowValue value) => throw new InvalidOperationException("The instruction does not wait.");
}
