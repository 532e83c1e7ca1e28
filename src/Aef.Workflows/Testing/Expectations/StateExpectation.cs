using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The execution succeeds, or fails.</summary>
internal sealed class StateExpectation(ExecutionState state, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation.Execution is not { } execution || execution.State == state)
        {
            return [];
        }

        return execution.Error is { } error
            ? [new TestFailure($"expected the execution to have {Name(state)}, but it has {Name(execution.State)}", Location, null, error.Context)]
            : [new TestFailure($"expected the execution to have {Name(state)}, but it has {Name(execution.State)}", Location, null, ValueComparison.Show(execution.Result))];
    }

    private static string Name(ExecutionState state) => state switch
    {
        ExecutionState.Succeeded => "succeeded",
        ExecutionState.Failed => "failed",
        ExecutionState.Cancelled => "been cancelled",
        _ => "not ended",
    };
}
