using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The expected duration of the execution on its own clock.</summary>
internal sealed class DurationExpectation(TimeSpan? atLeast, TimeSpan? atMost, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        var duration = observation.Duration;
        if (observation.Execution is null || ((atLeast is null || duration >= atLeast) && (atMost is null || duration <= atMost)))
        {
            return [];
        }

        var expected = (atLeast, atMost) switch
        {
            ({ } least, { } most) when least == most => Show(least),
            ({ } least, { } most) => $"from {Show(least)} to {Show(most)}",
            ({ } least, null) => $"at least {Show(least)}",
            (_, var most) => $"at most {Show(most ?? TimeSpan.Zero)}",
        };
        var message = $"expected the execution to take {expected} of virtual time, but it took {Show(duration)}";
        return [new TestFailure(message, Location, expected, Show(duration))];
    }

    private static string Show(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
