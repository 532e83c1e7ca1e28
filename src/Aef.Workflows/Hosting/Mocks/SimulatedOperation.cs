using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>A long-running operation that a mock has started, with its states from start to end.</summary>
internal sealed class SimulatedOperation(string name, WorkflowValue content, DateTimeOffset start)
{
    public string Name => name;

    /// <summary>The duration of an operation.</summary>
    public static TimeSpan TimeOf(in WorkflowValue content) =>
        content["takes"].TryGetNumber(out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    /// <summary>The result of a call that has waited for the operation: the operation itself.</summary>
    public static EffectOutcome EndOf(in WorkflowValue content)
    {
        var ended = new SimulatedOperation("operations/mock", content, DateTimeOffset.MinValue).At(DateTimeOffset.MaxValue);
        return content.TryGetValue("error", out var error)
            ? EffectOutcome.Failure(Connectors.OperationErrors.Failed(ended, error))
            : EffectOutcome.Value(ended);
    }

    /// <summary>The operation in the form of Google's APIs at a time.</summary>
    public WorkflowValue At(DateTimeOffset now)
    {
        var shown = WorkflowValue.FromMap(
            ("name", name),
            ("metadata", content["metadata"].IsNull ? WorkflowValue.EmptyMap : content["metadata"]));
        if (now - start < TimeOf(content))
        {
            return shown.With("done", false);
        }

        return content.TryGetValue("error", out var error)
            ? shown.With("done", true).With("error", error)
            : shown.With("done", true).With("response", content["response"]);
    }
}
