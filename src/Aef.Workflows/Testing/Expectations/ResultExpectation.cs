using System.Globalization;
using Aef.Documents.Tree;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The result equals, or contains, a value.</summary>
internal sealed class ResultExpectation(DocumentNode expected, bool partial) : TestExpectation(expected.Location)
{
    private const int MaxLocations = 5;

    public override IEnumerable<TestFailure> Check(TestObservation observation) =>
        observation.Execution is { State: ExecutionState.Succeeded } execution
            ? Compare("the result", expected, execution.Result, partial)
            : [];

    /// <summary>The failure for a value that is not the expected one.</summary>
    public static IEnumerable<TestFailure> Compare(string what, DocumentNode expected, WorkflowValue actual, bool partial)
    {
        var differences = ValueComparison.Compare(expected, actual, partial);
        if (differences.Count == 0)
        {
            return [];
        }

        var locations = string.Join("; ", differences.Take(MaxLocations));
        var more = differences.Count > MaxLocations
            ? string.Create(CultureInfo.InvariantCulture, $"; and {differences.Count - MaxLocations} more differences")
            : string.Empty;
        return
        [
            new TestFailure(
                $"{what} is different: {locations}{more}",
                differences[0].Location,
                ValueComparison.Show(WorkflowValue.FromDocument(expected)),
                ValueComparison.Show(ValueComparison.Arrange(expected, actual, partial))),
        ];
    }
}
