using Aef.Tests.Support;

namespace Aef.Tests.Hosting;

/// <summary>Reading mock files: every diagnostic has its line, and nothing throws.</summary>
public sealed class MockFileReaderTests
{
    [Theory]
    [InlineData("7", "AEF6100 1:1")]
    [InlineData("mocks: {}", "AEF6100 1:8")]
    [InlineData("unmatched: no", "AEF6100 1:12")]
    [InlineData("mock: []", "AEF6101 1:1")]
    [InlineData("[5]", "AEF6100 1:2")]
    [InlineData("- answer: 200", "AEF6102 1:3")]
    [InlineData("- call: http.get", "AEF6102 1:3")]
    [InlineData("- call: [a]\n  answer: 200", "AEF6100 1:9")]
    [InlineData("- call: {regex: '('}\n  answer: 200", "AEF6104 1:17")]
    [InlineData("- call: http.get\n  cal: x\n  answer: 200", "AEF6101 2:3")]
    [InlineData("- call: http.get\n  answer: 200\n  answers: [200]", "AEF6103 1:3")]
    [InlineData("- call: http.get\n  answers: []", "AEF6100 2:12")]
    [InlineData("- call: http.get\n  answer: 99", "AEF6100 2:11")]
    [InlineData("- call: http.get\n  answer: ok", "AEF6100 2:11")]
    [InlineData("- call: http.get\n  answer: {status: 600}", "AEF6100 2:20")]
    [InlineData("- call: http.get\n  answer: {error: NoSuchError}", "AEF6100 2:19")]
    [InlineData("- call: http.get\n  answer: {value: 1, error: TimeoutError}", "AEF6103 2:11")]
    [InlineData("- call: http.get\n  answer: {body: 1, delay: -1}", "AEF6100 2:28")]
    [InlineData("- call: http.get\n  answer: {timeout: 5}", "AEF6100 2:21")]
    [InlineData("- call: http.get\n  answer: {callback: {}}", "AEF6105 2:12")]
    [InlineData("- call: http.get\n  times: 0\n  answer: 200", "AEF6100 2:10")]
    [InlineData("- call: http.get\n  headers: x\n  answer: 200", "AEF6100 2:12")]
    [InlineData("- call: events.await_callback\n  answer: {status: 200}", "AEF6105 2:12")]
    [InlineData("- call: events.await_callback\n  answer: {callback: {verb: GET}}", "AEF6101 2:23")]
    [InlineData("- call: googleapis.run.v1.x\n  url: https://x.y\n  answer: {body: 1}", "AEF6105 2:3")]
    public void A_mistake_is_found_at_its_location(string text, string expected)
    {
        var result = Mocking.Read(text);

        result.File.ShouldBeNull();
        result.Diagnostics.Select(d => $"{d.Code} {d.Location.Start.Line}:{d.Location.Start.Column}").ShouldBe([expected]);
    }

    [Fact]
    public void All_mistakes_are_found_at_once() =>
        Mocking.Read("unmatched: 1\nmocks: [5, {call: x}, {call: y, answer: {}, z: 1}]")
            .Diagnostics.Select(d => d.Code)
            .ShouldBe(["AEF6100", "AEF6100", "AEF6102", "AEF6101"]);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("a: [")]
    public void A_text_that_is_not_a_document_is_reported(string text) => Mocking.Read(text).Diagnostics.ShouldNotBeEmpty();

    [Fact]
    public void The_example_of_the_page_is_read()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "mocks.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;

        Mocking.File(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]).Mocks.Count.ShouldBe(3);
    }

    [Fact]
    public void A_list_of_mocks_may_be_alone() => Mocking.File("[{call: http.get, answer: 200}]").Mocks.Count.ShouldBe(1);
}
