using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Estimation;

/// <summary>The nesting depth of calls and of parallel steps, across routines.</summary>
internal sealed class CallChains(IReadOnlyDictionary<string, RoutineSyntax> routines)
{
    private readonly Dictionary<string, MeasuredLocation> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasuredLocation> _parallel = new(StringComparer.Ordinal);

    /// <summary>The routines on the stack, located at the innermost one; null when a routine calls itself.</summary>
    public MeasuredLocation CallDepth(string routine) => Depth(routine, _calls, () =>
    {
        var inner = Callees(routines[routine].Steps).Select(CallDepth).ToList();
        return inner.Exists(i => i.Value is null)
            ? new MeasuredLocation(null, routine)
            : inner.OrderByDescending(i => i.Value).Select(i => i with { Value = i.Value + 1 }).FirstOrDefault()
                ?? new MeasuredLocation(1, routine);
    });

    /// <summary>The nesting depth of parallel steps, located at the innermost one; null when a routine calls itself.</summary>
    public MeasuredLocation ParallelDepth(string routine) => Depth(routine, _parallel, () => Deepest(routine, routines[routine].Steps));

    private MeasuredLocation Deepest(string routine, IEnumerable<StepSyntax> steps)
    {
        var deepest = MeasuredLocation.None;
        foreach (var step in steps)
        {
            deepest = Deeper(deepest, Deepest(routine, $"{routine}.{step.Name}", step.Body));
        }

        return deepest;
    }

    private MeasuredLocation Deepest(string routine, string location, StepBody body)
    {
        var deepest = SyntaxValues.Calls(body).Where(routines.ContainsKey).Select(ParallelDepth).Aggregate(MeasuredLocation.None, Deeper);
        deepest = SyntaxChildren.BodiesOf(body).Select(inner => Deepest(routine, location, inner)).Aggregate(deepest, Deeper);
        var inside = SyntaxChildren.StepListsOf(body).Select(list => Deepest(routine, list)).Aggregate(MeasuredLocation.None, Deeper);
        if (body is not ParallelBody)
        {
            return Deeper(deepest, inside);
        }

        return Deeper(deepest, inside.Value == 0 ? new MeasuredLocation(1, location) : inside with { Value = inside.Value + 1 });
    }

    private static MeasuredLocation Deeper(MeasuredLocation left, MeasuredLocation right) =>
        left.Value is null || right.Value <= left.Value ? left : right;

    private static MeasuredLocation Depth(string routine, Dictionary<string, MeasuredLocation> known, Func<MeasuredLocation> find)
    {
        if (!known.TryGetValue(routine, out var depth))
        {
            known[routine] = new MeasuredLocation(null, routine);
            known[routine] = depth = find();
        }

        return depth;
    }

    private IEnumerable<string> Callees(IEnumerable<StepSyntax> steps) =>
        steps.SelectMany(s => Callees(s.Body)).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Callees(StepBody body) => SyntaxValues.Calls(body).Where(routines.ContainsKey)
        .Concat(SyntaxChildren.BodiesOf(body).SelectMany(Callees))
        .Concat(SyntaxChildren.StepListsOf(body).SelectMany(Callees));
}
