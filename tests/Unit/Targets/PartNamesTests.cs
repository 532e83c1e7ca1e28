using Aef.Core.Targets.CloudWorkflows.Splitting;

namespace Aef.Tests.Targets;

public sealed class PartNamesTests
{
    [Fact]
    public void A_part_has_the_name_of_its_pipeline_and_its_number() => PartNames.Of("daily-sales", 12).ShouldBe("daily-sales-part-12");

    [Fact]
    public void Long_names_are_cut_to_what_workflows_may_have_and_stay_apart()
    {
        var names = new[] { "a", "b" }.Select(ending => PartNames.Of(new string('n', 63) + ending, 1)).ToList();

        names.ShouldAllBe(n => n.Length == 64 && n.EndsWith("-part-1", StringComparison.Ordinal));
        names.ShouldBeUnique();
    }
}
