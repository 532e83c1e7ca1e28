using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>Every mistake of for_each is found with each of three seeds. It runs beside <see cref="LoopConformityTests"/>.</summary>
public sealed class LoopFaultTests(ITestOutputHelper output)
{
    /// <summary>How many scenarios of a seed are tried; each seed must find every fault.</summary>
    private const int ScenariosOfSeed = 600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_for_each_is_found(int seed)
    {
        var survivors = LoopFaults.All.ToList();
        for (var number = seed * 10_000; number < (seed * 10_000) + ScenariosOfSeed && survivors.Count > 0; number++)
        {
            var scenario = LoopConformityTests.Make(number);
            var product = new ScenarioRun(scenario);
            var artifact = product.Compile();
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var fault in survivors.ToList())
            {
                if (fault.In(artifact.Print(Aef.Documents.Tree.SourceFormat.Json)) is { } source
                    && IsFound(product, artifact, expected, source))
                {
                    output.WriteLine($"{fault.Name}: scenario {number}");
                    survivors.Remove(fault);
                }
            }
        }

        survivors.Select(f => f.Name).ShouldBeEmpty();
    }

    private static bool IsFound(ScenarioRun product, WorkflowArtifact artifact, ExpectedRun expected, string source)
    {
        try
        {
            return Conformity.FindDifference(expected, product.Run(artifact, source)) is not null;
        }
        catch (Aef.Documents.Diagnostics.AefInternalException)
        {
            return true; // the analyzer rejects the source
        }
    }
}
