namespace Aef.Workflows.Engine.Program;

/// <summary>How a fiber continues after an instruction.</summary>
internal enum Flow
{
    /// <summary>The next instruction of the frame.</summary>
    Next,

    /// <summary>At the current instruction of the fiber's top frame.</summary>
    Jumped,

    /// <summary>Not at all: the fiber waits or has ended.</summary>
    Stopped,
}
