using Aef.Documents.Display;

namespace Aef.Tests.Documents;

/// <summary>Messages of other programs end as sentences.</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData("no such table: t", "no such table: t.")]
    [InlineData("it is locked.", "it is locked.")]
    [InlineData("Did you mean \"t\"?", "Did you mean \"t\"?")]
    [InlineData("Stop! \n", "Stop!")]
    [InlineData("", ".")]
    public void A_message_ends_with_one_mark(string message, string sentence) => Sentence.Of(message).ShouldBe(sentence);
}
