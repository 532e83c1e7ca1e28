using Aef.Documents.Text;
using Aef.Runs.Simulation;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Callbacks;

/// <summary>The key <c>callback</c> of simulation scripts.</summary>
public sealed class CallbackScriptTests
{
    [Fact]
    public void A_callback_has_a_time_and_a_body_of_parts_or_a_whole_one()
    {
        var callbacks = Read("[{at_seconds: 5, body: [1]}, {state: failed, message: no, output: {a: 1}}, {}]").Callbacks.ShouldNotBeNull();

        callbacks.Select(c => (c.AtSeconds, c.Body?.ToString())).ShouldBe(
            [(5, "[1]"), (null, """{"state":"failed","message":"no","output":{"a":1}}"""), (null, null)],
            ignoreOrder: false);
        Read("[]").Callbacks.ShouldNotBeNull().ShouldBeEmpty();
        Read("{at_seconds: 1}").Callbacks.ShouldHaveSingleItem().AtSeconds.ShouldBe(1);
    }

    [Theory]
    [InlineData("none", "AEF6001")]
    [InlineData("{at_seconds: -1}", "AEF6001")]
    [InlineData("{at_seconds: soon}", "AEF6001")]
    [InlineData("{state: 5}", "AEF6001")]
    [InlineData("{state: success, body: 1}", "AEF6001")]
    [InlineData("{body: 1, message: m}", "AEF6001")]
    [InlineData("{sate: success}", "AEF6002")]
    [InlineData("[5, {at: 1}]", "AEF6001 AEF6002")]
    public void Problems_are_reported_all_at_once(string value, string codes) =>
        string.Join(' ', Script(value).Diagnostics.Select(d => d.Code)).ShouldBe(codes);

    private static SimulatedJob Read(string value)
    {
        var result = Script(value);
        result.Diagnostics.ShouldBeEmpty();
        return result.Script.ShouldNotBeNull().Get("A", 1);
    }

    private static SimulationScriptResult Script(string value) => SimulationScriptReader.Read(
        Definitions.Documents.Read(new SourceText($"jobs: {{A: {{callback: {value}}}}}", "script.yaml")).Root.ShouldNotBeNull(),
        new HashSet<string> { "A" });
}
