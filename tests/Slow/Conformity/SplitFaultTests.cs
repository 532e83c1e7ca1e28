namespace Aef.Tests.Conformity;

/// <summary>Every mistake of splitting is found by generated scenarios of three seeds.</summary>
public sealed class SplitFaultTests
{
    [Fact]
    public void Every_planted_fault_of_splitting_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-split-faults.md", [.. SplitFaults.InParents, .. SplitFaults.InParts], number =>
        {
            var scenario = ScenarioGenerator.Generate(number);
            if (scenario.Levels.Count <= 2)
            {
                return null;
            }

            var product = new ScenarioRun(scenario);
            var artifact = product.Split(1 + (number % 2));
            var (source, expected) = (artifact.PrintCompact(), ReferenceScheduler.Of(scenario));
            return fault =>
            {
                var isPart = SplitFaults.InParts.Contains(fault);
                var parent = isPart ? null : fault?.In(source);
                var parts = artifact.Parts.Where(_ => isPart)
                    .Select(p => (p.Name, Broken: fault?.In(p.PrintCompact())))
                    .Where(p => p.Broken is not null)
                    .ToDictionary(p => p.Name, p => p.Broken);
                return fault is null || parent is not null || parts.Count > 0
                    ? Conformity.FindDifference(expected, product.Run(artifact, parent, p => parts.GetValueOrDefault(p.Name)))
                    : null;
            };
        }).ShouldFindEachFaultWithEachSeed();
}
