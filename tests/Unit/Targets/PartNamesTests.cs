using Aef.Core.Targets.CloudWorkflows.Splitting;

namespace Aef.Tests.Targets;

public sealed class PartNamesTests
{
    [Fact]
    public void A_part_has_the_name_of_its_pipeline_and_its_number() => new PartNames("daily-sales", byContent: false).Of(12).ShouldBe("daily-sales-part-12");

    [Fact]
    public void Long_names_are_cut_to_what_workflows_may_have_and_stay_apart()
    {
        var names = new[] { "a", "b" }.Select(ending => new PartNames(new string('n', 63) + ending, byContent: false).Of(1)).ToList();

        names.ShouldAllBe(n => n.Length == 64 && n.EndsWith("-part-1", StringComparison.Ordinal));
        names.ShouldBeUnique();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(100)]
    public void No_part_of_a_pipeline_with_a_valid_name_has_a_longer_one_than_workflows_may_have(int number)
    {
        foreach (var length in Enumerable.Range(1, 64))
        {
            var name = new string('n', length);
            var ending = $"-part-{number}";

            var part = new PartNames(name, byContent: false).Of(number);

            part.Length.ShouldBeLessThanOrEqualTo(64, part);
            part.ShouldEndWith(ending);
            (part == name + ending).ShouldBe(length + ending.Length <= 64, "a name is cut only where it has to be");
        }
    }
}
