using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Errors;

/// <summary>Raises an error during the evaluation of an expression; the engine converts it to a <see cref="Fault"/> of the fiber.</summary>
internal sealed class WorkflowErrorException : Exception
{
    private WorkflowErrorException(WorkflowValue error, string message, bool isUncatchable)
        : base(message)
    {
        Error = error;
        IsUncatchable = isUncatchable;
    }

    public WorkflowValue Error { get; }

    public bool IsUncatchable { get; }

    public static WorkflowErrorException Type(string message) => Tagged("TypeError", message);

    public static WorkflowErrorException Value(string message) => Tagged("ValueError", message);

    public static WorkflowErrorException Key(string key) => Tagged("KeyError", $"key not found: {key}");

    public static WorkflowErrorException Index(long index, int count) =>
        Tagged("IndexError", $"index {index} is out of range; the list has {count} elements");

    public static WorkflowErrorException ZeroDivision() => Tagged("ZeroDivisionError", "division by zero");

    public static WorkflowErrorException Tagged(string tag, string message) =>
        new(WorkflowErrors.Tagged(tag, message), message, isUncatchable: false);

    /// <summary>A resource limit was exceeded: the execution ends regardless of handlers.</summary>
    public static WorkflowErrorException Resource(string message, string? tag = null)
    {
        var tags = tag is null ? WorkflowValue.FromList("ResourceLimitError") : WorkflowValue.FromList("ResourceLimitError", tag);
        return new(WorkflowValue.FromMap(("message", message), ("tags", tags)), message, isUncatchable: true);
    }
}
