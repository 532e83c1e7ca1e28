using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does for outputs: the steps whose names begin with <c>output_</c>, and the keys <c>output</c> and
/// <c>outputs</c> of its results. Only pipelines that add up their outputs need the key <c>output_attempt</c>.
/// </summary>
internal static class OutputRemover
{
    /// <summary>The parameter of <see cref="SupportRoutines.Job"/> that is true for a step whose output expressions read.</summary>
    public const string Kept = "output_kept";

    private const string Attempt = "output_attempt";

    public static RoutineSyntax Remove(RoutineSyntax routine) => RemoveKeys(
        routine with
        {
            Parameters = routine.Parameters.Where(p => p.Name != Kept).ToEquatableList(),
            Steps = routine.Steps.Where(s => !s.Name.StartsWith("output_", StringComparison.Ordinal)).ToEquatableList(),
        },
        "output",
        "outputs",
        Attempt);

    /// <summary>The routine without the attempt in its results.</summary>
    public static RoutineSyntax RemoveAttempt(RoutineSyntax routine) => RemoveKeys(routine, Attempt);

    private static RoutineSyntax RemoveKeys(RoutineSyntax routine, params string[] keys) =>
        routine with { Steps = routine.Steps.Select(s => s with { Body = RemoveKeys(s.Body, keys) }).ToEquatableList() };

    private static StepBody RemoveKeys(StepBody body, string[] keys) => body is ReturnBody { Value: MapValue map } result
        ? result with
        {
            Value = map with { Entries = map.Entries.Where(e => !keys.Contains(e.Key, StringComparer.Ordinal)).ToEquatableList() },
        }
        : body;
}
