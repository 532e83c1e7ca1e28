namespace Aef.Workflows.Engine.Program;

/// <summary>What comes after an instruction.</summary>
internal enum Flow
{
    /// <summary>The next instruction of the frame.</summary>
    Next,

    /// <summary>Whatever the top frame of the fiber points at.</summary>
    Jumped,

    /// <summary>Nothing: the fiber waits or has ended.</summary>
    Stopped,
}
