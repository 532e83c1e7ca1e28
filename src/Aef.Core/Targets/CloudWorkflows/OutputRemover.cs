using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does for outputs: the steps whose names begin with <c>output_</c>, and the keys <c>output</c> and
/// <c>outputs</c> of its results.
/// </summary>
internal static class OutputRemover
{
    public static RoutineSyntax Remove(RoutineSyntax routine) => routine with
    {
        Steps = routine.Steps.Where(s => !s.Name.StartsWith("output_", StringComparison.Ordinal))
            .Select(s => s with { Body = Remove(s.Body) })
            .ToEquatableList(),
    };

    private static StepBody Remove(StepBody body) => body is ReturnBody { Value: MapValue map } result
        ? result with { Value = map with { Entries = map.Entries.Where(e => e.Key is not ("output" or "outputs")).ToEquatableList() } }
        : body;
}
