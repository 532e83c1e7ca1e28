using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>One thing that a strand does without a break. Instructions belong to programs and never change once the program is made.</summary>
internal abstract class Instruction
{
    /// <summary>The step that the instruction is part of.</summary>
    public StepInfo Step { get; set; } = null!; // Set by the CodeBuilder, the only maker of programs.

    /// <summary>The place that errors name.</summary>
    public Location Location { get; set; } = Location.None;

    public abstract Flow Execute(Frame frame);

    /// <summary>Goes on after what the instruction waited for gave a value.</summary>
    public virtual Flow Resume(Frame frame, WorkflowValue value) => throw new InvalidOperationException("The instruction does not wait.");
}
