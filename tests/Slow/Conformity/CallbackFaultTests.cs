using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>Every mistake of callbacks is found with each of three seeds. It runs beside <see cref="CallbackConformityTests"/>.</summary>
public sealed class CallbackFaultTests(ITestOutputHelper output)
{
    /// <summary>How many scenarios of a seed are tried; each seed must find every fault.</summary>
    private const int ScenariosOfSeed = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_callbacks_is_found(int seed)
    {
        var survivors = CallbackFaults.All.ToList();
        for (var number = seed * 10_000; number < (seed * 10_000) + ScenariosOfSeed && survivors.Count > 0; number++)
        {
            var scenario = number % 2 == 0
                ? CallbackDecorator.Decorate(ScenarioGenerator.Generate(number), number)
                : CallbackDecorator.WithTimeout(number);
            if (!TimeoutDecorator.IsExact(scenario))
            {
                continue;
            }

            var product = new ScenarioRun(scenario);
            var artifact = product.Compile();
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var fault in survivors.ToList())
            {
                if (fault.In(artifact.Print(Aef.Documents.Tree.SourceFormat.Json)) is { } source
                    && product.FindDifference(expected, artifact, source) is not null)
                {
                    output.WriteLine($"{fault.Name}: scenario {number}");
                    survivors.Remove(fault);
                }
            }
        }

        survivors.Select(f => f.Name).ShouldBeEmpty();
    }
}
