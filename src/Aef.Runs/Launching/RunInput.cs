using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>A value of an input as the user set it. Exactly one of <see cref="Text"/> and <see cref="Value"/> is used.</summary>
/// <param name="Name">The name of the input.</param>
public sealed record RunInput(string Name)
{
    /// <summary>Text from a command line, which is converted to the type of the input; null if the value has a type already.</summary>
    public string? Text { get; init; }

    /// <summary>The value with its type.</summary>
    public WorkflowValue Value { get; init; }
}
