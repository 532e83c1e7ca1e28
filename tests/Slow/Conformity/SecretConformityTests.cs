using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ParameterConformityTests"/>, with secrets that are rotated all the time, and some that cannot be read.</summary>
public sealed class SecretConformityTests(ITestOutputHelper output)
{
    private const int Count = 60;

    /// <summary>How many numbers <see cref="Make"/> accepts.</summary>
    internal const int MostNumbers = 400;

    /// <summary>The scenarios are small, so that the test run stays short.</summary>
    private const int MostSteps = 12;

    private static readonly int[] Small =
        [.. Enumerable.Range(1, 5_000).Where(n => ScenarioGenerator.Generate(n).Steps.Count() <= MostSteps).Take(MostNumbers)];

    [Fact]
    public void Each_attempt_reads_the_secrets_of_its_step_again_and_shows_none()
    {
        var (received, retried, unreadable, expressionErrors) = (0, 0, 0, 0);
        for (var number = 1; number <= Count; number++)
        {
            var scenario = Make(number, seed: 1);
            var expected = ReferenceScheduler.Of(scenario);
            var starts = expected.Received.Where(r => r.Value.Contains(SecretText.Mark, StringComparison.Ordinal)).ToList();
            received += starts.Count;
            retried += starts.Count(r => expected.Received.TryGetValue((r.Key.Job, r.Key.Start + 1), out var next) && next != r.Value);
            unreadable += expected.Failures.Count(f => f.Kind == "SecretError");
            expressionErrors += expected.Failures.Count(f => f.Kind == "ExpressionError" && f.Attempt == 1);
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine(
            $"{received} starts with secrets, {retried} followed by a start with rotated secrets, {unreadable} unreadable secrets, " +
            $"{expressionErrors} parameters that failed");
        received.ShouldBeGreaterThan(90);
        retried.ShouldBeGreaterThan(6);
        unreadable.ShouldBeGreaterThan(3);
        expressionErrors.ShouldBeGreaterThan(3);
    }

    internal static Scenario Make(int number, int seed) =>
        SecretDecorator.Decorate(ParameterConformityTests.Make(Small[number - 1], seed), number, seed);
}
