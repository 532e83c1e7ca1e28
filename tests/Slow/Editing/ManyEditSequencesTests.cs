namespace Aef.Tests.Editing;

/// <summary>Two thousand random sequences of edits on thirty definitions.</summary>
public sealed class ManyEditSequencesTests
{
    public static TheoryData<int> Definitions { get; } = [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Random_edits_keep_the_text_and_the_model_together(int number) => EditSequenceTests.Run(number, 1_000, 67);
}
