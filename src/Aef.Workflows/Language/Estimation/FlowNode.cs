namespace Aef.Workflows.Language.Estimation;

/// <summary>A part of a routine that is executed as a unit, and its successors.</summary>
internal sealed class FlowNode(string location)
{
    /// <summary>The location, for messages: <c>routine.step</c>.</summary>
    public string Location { get; } = location;

    /// <summary>The maximum number of steps that it executes.</summary>
    public long Cost { get; set; }

    /// <summary>The successors, including the handler of its errors.</summary>
    public List<FlowNode> Next { get; } = [];

    /// <summary>For the jump of a retry: the maximum number of jumps per entry of its try; null when that is unknown.</summary>
    public long? Repeats { get; init; }

    /// <summary>True for the jump of a retry.</summary>
    public bool IsRetry { get; init; }
}
