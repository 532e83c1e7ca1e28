using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>
/// The expected sequence of calls or log entries. Others, which match no expected item, are an error or skipped; the rest must be in the
/// given order, or in any order.
/// </summary>
internal sealed class SequenceExpectation<T>(
    string noun,
    Func<TestObservation, IReadOnlyList<T>> read,
    IReadOnlyList<Occurrence<T>> items,
    Location location) : TestExpectation(location)
    where T : class
{
    /// <summary>True when the order does not matter.</summary>
    public bool AnyOrder { get; init; }

    /// <summary>True when others are allowed.</summary>
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
            failure = ($"unexpected {noun}: {others[0]}", Location);
        }

        return failure is var (message, location)
            ? [new TestFailure(message, location, Lines(items, $"no {noun}"), Lines(AllowOthers ? counted : actual, $"no {noun}"))]
            : [];
    }

    /// <summary>Each one is counted for the first item that it matches and that is not full.</summary>
    private (string Message, Location Location)? CheckCounts(IReadOnlyList<T> actual)
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
                return ($"{noun} {full.Text}: expected {full.Times}, but there is another one: {one}", full.Location);
            }

            counts[at]++;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (counts[i] < items[i].Least)
            {
                return ($"{noun} {items[i].Text}: expected {items[i].Times}, occurred {Times(counts[i])}", items[i].Location);
            }
        }

        return null;
    }

    /// <summary>
    /// Follows all possible assignments of the sequence to the items at once; the time grows with items and length, not with the number of
    /// assignments.
    /// </summary>
    private (string Message, Location Location)? CheckOrder(IReadOnlyList<T> actual)
    {
        var reached = new bool[actual.Count + 1];
        reached[0] = true;
        foreach (var item in items)
        {
            var next = Follow(item, actual, reached);
            if (!next.Contains(true))
            {
                var last = Array.LastIndexOf(reached, true);
                var instead = last < actual.Count ? $"got {actual[last]}" : "there are no more";
                return (
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected {noun} {last + 1} to be {item.Text} ({item.Times}), but {instead}"),
                    item.Location);
            }

            reached = next;
        }

        return reached[^1] ? null : ($"unexpected additional {noun}: {actual[Array.LastIndexOf(reached, true)]}", Location);
    }

    /// <summary>The positions that can be reached after an item, from those that can be reached before it.</summary>
    private static bool[] Follow(Occurrence<T> item, IReadOnlyList<T> actual, bool[] reached)
    {
        // The number of consecutive matches from each position on.
        var rows = new int[reached.Length];
        for (var i = actual.Count - 1; i >= 0; i--)
        {
            rows[i] = item.Matches(actual[i]) ? rows[i + 1] + 1 : 0;
        }

        var changes = new int[reached.Length + 1];
        for (var i = 0; i < reached.Length; i++)
        {
            var most = Math.Min(item.Most, rows[i]);
            if (reached[i] && most >= item.Least)
            {
                changes[i + item.Least]++;
                changes[i + most + 1]--;
            }
        }

        var next = new bool[reached.Length];
        for (var (i, ways) = (0, 0); i < next.Length; i++)
        {
            ways += changes[i];
            next[i] = ways > 0;
        }

        return next;
    }

    private static string Times(int count) =>
        count switch { 0 => "never", 1 => "once", _ => string.Create(CultureInfo.InvariantCulture, $"{count} times") };

    private static string Lines(IEnumerable<object> values, string none) => string.Join('\n', values) is { Length: > 0 } text ? text : none;
}
