namespace Aef.Workflows.Language.Estimation;

/// <summary>A piece of a routine that is executed as one, and where it may continue.</summary>
internal sealed class FlowNode(string location)
{
    /// <summary>The location, for messages: <c>routine.step</c>.</summary>
    public string Location { get; } = location;

    /// <summary>The steps that it executes at most.</summary>
    public long Cost { get; set; }

    /// <summary>Where it may continue, the handler of its errors included.</summary>
    public List<FlowNode> Next { get; } = [];

    /// <summary>For the jump of a retry: how often it is made for one entry of its try; null when that is not known.</summary>
    public long? Repeats { get; init; }

    /// <summary>True for the jump of a retry.</summary>
    public bool IsRetry { get; init; }
}
