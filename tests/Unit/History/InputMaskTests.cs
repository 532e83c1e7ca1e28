using Aef.Runs.History;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.History;

public sealed class InputMaskTests
{
    private static readonly Secrets Known = new([("token", "tr0ub4dor")]);

    [Theory]
    [InlineData("""{"inputs":{"day":"2026-11-30","list":[1,"a"]}}""", """{"inputs":{"day":"2026-11-30","list":[1,"a"]}}""")]
    [InlineData("""{"inputs":{"db_password":"hunter2"}}""", """{"inputs":{"db_password":"***"}}""")]
    [InlineData("""{"inputs":{"apiKey":12345678}}""", """{"inputs":{"apiKey":"***"}}""")]
    [InlineData("""{"inputs":{"tokens":["abcdef","secret:other"]}}""", """{"inputs":{"tokens":["abcdef","secret:other"]}}""")]
    [InlineData("""{"inputs":{"token":["abcdef","secret:other"]}}""", """{"inputs":{"token":["***","secret:other"]}}""")]
    [InlineData("""{"inputs":{"password":"${x}","secret_name":"db"}}""", """{"inputs":{"password":"${x}","secret_name":"db"}}""")]
    [InlineData("""{"inputs":{"url":"postgres://me:hunter2@host/db"}}""", """{"inputs":{"url":"***"}}""")]
    [InlineData("""{"variables":{"note":"use tr0ub4dor now","dHIwdWI0ZG9y":1}}""", """{"variables":{"note":"use *** now","***":1}}""")]
    [InlineData("""{"a":{"config":"{\"password\":\"hunter2\",\"x\":1}"}}""", """{"a":{"config":"{\"password\":\"***\",\"x\":1}"}}""")]
    public void Secrets_are_masked_and_nothing_else(string argument, string expected) =>
        InputMask.Of(WorkflowValue.FromJson(argument), Known).Argument.ShouldBe(WorkflowValue.FromJson(expected));

    [Fact]
    public void Values_that_look_like_secrets_are_masked_in_everything_that_is_recorded()
    {
        var mask = InputMask.Of(WorkflowValue.FromJson("""{"inputs":{"db_password":"hunter2","day":"x"}}"""), Known);

        mask.Names.ShouldBe(["db_password"]);
        mask.Found.Mask("the password is hunter2").ShouldBe("the password is ***");
        mask.InputsJson.ShouldBe("""{"db_password":"***","day":"x"}""");
        InputMask.Of(default, Known).Found.IsEmpty.ShouldBeTrue();
    }
}
