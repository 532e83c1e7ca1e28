namespace Aef.Tests.Editing;

/// <summary>
/// Random sequences of form and text edits: the model is what is read from the text, lines that the edit does not concern are identical,
/// and undo restores the file. tests/Slow runs two thousand of them.
/// </summary>
public sealed class EditSequenceTests
{
    public static TheoryData<int> Definitions { get; } = [.. Enumerable.Range(0, EditedDefinitions.All.Count)];

    [Fact]
    public void There_are_thirty_definitions_in_both_formats()
    {
        EditedDefinitions.All.Count.ShouldBe(30);
        EditedDefinitions.All.Count(d => d.Name.EndsWith(".json", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        EditedDefinitions.All.Count(d => d.Text.Contains('\r', StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        EditedDefinitions.All.Count(d => d.Text.Contains(" #", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Random_edits_keep_the_text_and_the_model_together(int number) => Run(number, 1, 6);

    internal static void Run(int number, int firstSeed, int count)
    {
        var (name, text) = EditedDefinitions.All[number];
        var (made, refused) = (0, new List<string>());
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var sequence = new EditSequence(name, text, seed * 31 + number);
            sequence.Run(20);
            made += sequence.Made;
            refused.AddRange(sequence.Refused);
        }

        made.ShouldBeGreaterThan(count);
        refused.Count.ShouldBeLessThan(Math.Max(made / 10, 10), string.Join('\n', refused.Take(50)));
    }
}
