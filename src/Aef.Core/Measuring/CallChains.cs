using Aef.Workflows.Measuring;
using Aef.Workflows.Syntax;

namespace Aef.Core.Measuring;

/// <summary>How deep calls and parallel steps can stand within each other, from routine to routine.</summary>
internal sealed class CallChains(IReadOnlyDictionary<string, RoutineSyntax> routines)
{
    private readonly Dictionary<string, MeasuredPlace> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasuredPlace> _parallel = new(StringComparer.Ordinal);

    /// <summary>Routines on the stack, with the innermost one as its place; null when a routine calls itself.</summary>
    public MeasuredPlace CallDepth(string routine) => Depth(routine, _calls, () =>
    {
        var inner = Callees(routines[routine].Steps).Select(CallDepth).ToList();
        return inner.Exists(i => i.Value is null)
            ? new MeasuredPlace(null, routine)
            : inner.OrderByDescending(i => i.Value).Select(i => i with { Value = i.Value + 1 }).FirstOrDefault() ?? new MeasuredPlace(1, routine);
    });

    /// <summary>Parallel steps within each other, with the innermost one as its place; null when a routine calls itself.</summary>
    public MeasuredPlace ParallelDepth(string routine) => Depth(routine, _parallel, () => Deepest(routine, routines[routine].Steps));

    private MeasuredPlace Deepest(string routine, IEnumerable<StepSyntax> steps)
    {
        var deepest = MeasuredPlace.None;
        foreach (var step in steps)
        {
            deepest = Deeper(deepest, Deepest(routine, $"{routine}.{step.Name}", step.Body));
        }

        return deepest;
    }

    private MeasuredPlace Deepest(string routine, string place, StepBody body)
    {
        var deepest = SyntaxValues.Calls(body).Where(routines.ContainsKey).Select(ParallelDepth).Aggregate(MeasuredPlace.None, Deeper);
        deepest = SyntaxChildren.BodiesOf(body).Select(inner => Deepest(routine, place, inner)).Aggregate(deepest, Deeper);
        var inside = SyntaxChildren.StepListsOf(body).Select(list => Deepest(routine, list)).Aggregate(MeasuredPlace.None, Deeper);
        if (body is not ParallelBody)
        {
            return Deeper(deepest, inside);
        }

        return Deeper(deepest, inside.Value == 0 ? new MeasuredPlace(1, place) : inside with { Value = inside.Value + 1 });
    }

    private static MeasuredPlace Deeper(MeasuredPlace left, MeasuredPlace right) => left.Value is null || right.Value <= left.Value ? left : right;

    private static MeasuredPlace Depth(string routine, Dictionary<string, MeasuredPlace> known, Func<MeasuredPlace> find)
    {
        if (!known.TryGetValue(routine, out var depth))
        {
            known[routine] = new MeasuredPlace(null, routine);
            known[routine] = depth = find();
        }

        return depth;
    }

    private IEnumerable<string> Callees(IEnumerable<StepSyntax> steps) => steps.SelectMany(s => Callees(s.Body)).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Callees(StepBody body) => SyntaxValues.Calls(body).Where(routines.ContainsKey)
        .Concat(SyntaxChildren.BodiesOf(body).SelectMany(Callees))
        .Concat(SyntaxChildren.StepListsOf(body).SelectMany(Callees));
}
