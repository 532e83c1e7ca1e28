using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does for the lists of <c>for_each</c>: the steps whose names begin with <c>lists_</c>, and the key
/// <c>lists</c> of its results.
/// </summary>
internal static class ListsRemover
{
    private const string Prefix = "lists_";

    public static RoutineSyntax Remove(RoutineSyntax routine) => routine with
    {
        Steps = PrefixRemover.Remove(routine, Prefix).Steps.Select(s => s with { Body = Remove(s.Body) }).ToEquatableList(),
    };

    private static StepBody Remove(StepBody body) => body is ReturnBody { Value: MapValue map } result
        ? result with { Value = map with { Entries = map.Entries.Where(e => e.Key != "lists").ToEquatableList() } }
        : body;
}
