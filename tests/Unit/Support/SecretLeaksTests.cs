namespace Aef.Tests.Support;

/// <summary>The search for secrets decodes what can be decoded and never fails on bytes that are no escape.</summary>
public sealed class SecretLeaksTests
{
    [Theory]
    [InlineData("""hunt\u0065r2-secret""")]
    [InlineData("""\u\u\õ hunt\u0065r2-secret""")]
    [InlineData("""\\u00\"hunter2\/""")]
    [InlineData("hunter2%2Dsecret")]
    public void Finds_an_escaped_secret(string text) => SecretLeaks.Find(text, "hunter2-secret").ShouldNotBeNull();

    [Theory]
    [InlineData("""þÙ\u\õ¿$\""")]
    [InlineData("""\\\u00zz\x""")]
    public void Text_that_only_resembles_an_escape_has_no_secret(string text) =>
        SecretLeaks.Find(text, "hunter2-secret").ShouldBeNull();
}
