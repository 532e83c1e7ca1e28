using Aef.Tests.Schedules;

namespace Aef.Tests.Slow.Targets;

/// <summary>The time of thousands of random runs, compared with clocks that are read minute by minute.</summary>
public sealed class TimeComparisonTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void The_compiled_workflow_and_the_calendar_agree_with_the_clocks(int seed)
    {
        var comparison = new TimeComparison(new TimeRoutine(), seed);
        for (var i = 0; i < 1000; i++)
        {
            comparison.Next().ShouldBeNull();
        }

        comparison.Compared.ShouldBeGreaterThan(900);
    }
}
