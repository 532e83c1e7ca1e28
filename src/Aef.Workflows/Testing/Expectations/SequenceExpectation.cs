using System.Globalization;
using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>
/// What is expected of a sequence of calls or log entries. Others, which match nothing that is expected, are refused or passed over;
/// the rest comes in the given order, or in any.
/// </summary>
internal sealed class SequenceExpectation<T>(string noun, Func<TestObservation, IReadOnlyList<T>> read, IReadOnlyList<Occurrence<T>> items, Location location) : TestExpectation(location)
    where T : class
{
    /// <summary>True when the order does not count.</summary>
    public bool AnyOrder { get; init; }

    /// <summary>True when others may come between.</summary>
    public bool AllowOthers { get; init; }

    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation.Execution is null)
        {
            return [];
        }

        var actual = read(observation);
        var others = actual.Where(a => !items.Any(i => i.Matches(a))).ToList();
        var counted = others.Count > 0 ? actual.Except(others).ToList() : actual;
        var failure = AnyOrder ? CheckCounts(counted) : CheckOrder(AllowOthers ? counted : actual);
        if (failure is null && others.Count > 0 && !AllowOthers)
        {
            failure = ($"there is a {noun} that is not expected: {others[0]}", Location);
        }

        return failure is var (message, place)
            ? [new TestFailure(message, place, Lines(items, $"no {noun}"), Lines(AllowOthers ? counted : actual, $"no {noun}"))]
            : [];
    }

    /// <summary>Each is counted for the first item that it matches and that is not full.</summary>
    private (string Message, Location Place)? CheckCounts(IReadOnlyList<T> actual)
    {
        var counts = new int[items.Count];
        foreach (var one in actual)
        {
            var at = -1;
            for (var i = 0; i < items.Count && at < 0; i++)
            {
                at = items[i].Matches(one) && counts[i] < items[i].Most ? i : -1;
            }

            if (at < 0)
            {
                var full = items.First(i => i.Matches(one));
                return ($"the {noun} {full.Text} was expected {full.Times} and comes once more: {one}", full.Location);
            }

            counts[at]++;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (counts[i] < items[i].Least)
            {
                return ($"the {noun} {items[i].Text} was expected {items[i].Times} and comes {Times(counts[i])}", items[i].Location);
            }
        }

        return null;
    }

    /// <summary>Follows all ways at once in which the items can share the sequence among them.</summary>
    private (string Message, Location Place)? CheckOrder(IReadOnlyList<T> actual)
    {
        var places = new SortedSet<int> { 0 };
        foreach (var item in items)
        {
            var next = new SortedSet<int>();
            foreach (var from in places)
            {
                var count = 0;
                while (count < item.Most && from + count < actual.Count && item.Matches(actual[from + count]))
                {
                    if (count >= item.Least)
                    {
                        next.Add(from + count);
                    }

                    count++;
                }

                if (count >= item.Least)
                {
                    next.Add(from + count);
                }
            }

            if (next.Count == 0)
            {
                var reached = places.Max;
                var instead = reached < actual.Count ? $"comes {actual[reached]}" : "nothing follows";
                return (string.Create(CultureInfo.InvariantCulture, $"as number {reached + 1} the {noun} {item.Text} was expected ({item.Times}); there {instead}"), item.Location);
            }

            places = next;
        }

        return places.Max == actual.Count ? null : ($"there is one {noun} more than expected: {actual[places.Max]}", Location);
    }

    private static string Times(int count) => count switch { 0 => "never", 1 => "once", _ => string.Create(CultureInfo.InvariantCulture, $"{count} times") };

    private static string Lines(IEnumerable<object> values, string none) => string.Join('\n', values) is { Length: > 0 } text ? text : none;
}
