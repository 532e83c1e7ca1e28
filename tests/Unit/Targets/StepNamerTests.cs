using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Tests.Targets;

public sealed class StepNamerTests
{
    [Theory]
    [InlineData("J01", "J01")]
    [InlineData("load-sales", "load_sales")]
    [InlineData("a b\n\"c\": ${d}", "a_b__c_____d_")]
    [InlineData("été", "_t_")]
    [InlineData("🚀", "_")]
    [InlineData("", "step")]
    public void A_name_has_letters_digits_and_underscores_only(string id, string name) => new StepNamer().Name(id).ShouldBe(name);

    [Fact]
    public void Ids_that_come_to_one_name_get_numbers()
    {
        var names = new StepNamer();

        new[] { "a-b", "a_b", "a b", "a_b_2" }.Select(names.Name).ShouldBe(["a_b", "a_b_2", "a_b_3", "a_b_2_2"]);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("break")]
    [InlineData("continue")]
    public void Words_of_the_language_are_not_names(string word) => new StepNamer().Name(word).ShouldBe($"{word}_2");

    [Fact]
    public void Long_ids_are_cut_and_stay_apart()
    {
        var names = new StepNamer();
        var id = new string('x', 10_000);

        names.Name(id).Length.ShouldBe(60);
        names.Name(id).ShouldEndWith("_2");
    }
}
