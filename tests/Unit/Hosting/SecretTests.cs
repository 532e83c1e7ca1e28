using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.Hosting;

/// <summary>Secret Manager in a local run, and hiding what it holds.</summary>
public sealed class SecretTests
{
    private const string Versions = "googleapis.secretmanager.v1.projects.secrets.versions";

    private static readonly LocalEnvironmentOptions Environment = new() { Secrets = new Secrets([("token", "s3cr3t/value\"x")]) };

    [Theory]
    [InlineData("accessString", "{secret_id: token}")]
    [InlineData("accessString", "{secret_id: token, version: '3', project_id: p}")]
    public void A_secret_is_returned_as_a_string(string method, string args) =>
        LocalEnvironments.ResultOf(Mocking.OneCall($"call: {Versions}.{method}\nargs: {args}"), null, Environment)
            .Text()
            .ShouldBe("s3cr3t/value\"x");

    [Fact]
    public void A_secret_is_returned_in_base64()
    {
        var result = LocalEnvironments.ResultOf(
            Mocking.OneCall($"call: {Versions}.access\nargs: {{name: projects/p/secrets/token/versions/latest}}"),
            null,
            Environment);

        result["name"].Text().ShouldBe("projects/p/secrets/token/versions/latest");
        Convert.FromBase64String(result["payload"]["data"].Text()).ShouldBe("s3cr3t/value\"x"u8.ToArray());
    }

    [Fact]
    public void A_secret_may_be_asked_for_in_an_expression_by_position() =>
        LocalEnvironments.ResultOf($"- s: {{return: '${{\"x\" + {Versions}.accessString(\"token\", \"1\", \"p\")}}'}}", null, Environment)
            .Text()
            .ShouldBe("xs3cr3t/value\"x");

    [Fact]
    public void A_missing_secret_is_reported_by_its_name() =>
        LocalEnvironments.Run(Mocking.OneCall($"call: {Versions}.accessString\nargs: {{secret_id: other}}"), null, Environment)
            .Execution.Error.ShouldNotBeNull()
            .Value["message"]
            .Text()
            .ShouldContain("--secret other=env:VARIABLE");

    [Theory]
    [InlineData("Bearer s3cr3t/value\"x.", "Bearer ***.")]
    [InlineData("{\"a\":\"s3cr3t/value\\\"x\"}", "{\"a\":\"***\"}")]
    [InlineData("https://x.y?k=s3cr3t%2Fvalue%22x", "https://x.y?k=***")]
    [InlineData("nothing", "nothing")]
    public void A_secret_is_hidden_wherever_it_appears(string text, string expected) => Environment.Secrets.Mask(text).ShouldBe(expected);

    [Fact]
    public void A_secret_is_hidden_in_base64_and_in_values()
    {
        var secrets = Environment.Secrets;
        var data = Convert.ToBase64String("s3cr3t/value\"x"u8);

        secrets.Mask(
            WorkflowValue.FromMap(
                ("a", data),
                ("s3cr3t/value\"x", WorkflowValue.FromList(1, "s3cr3t/value\"x", WorkflowValue.FromBytes("s3cr3t/value\"x"u8)))))
            .ToJson()
            .ShouldBe("""{"a":"***","***":[1,"***","***"]}""");
    }

    [Fact]
    public void A_very_short_secret_is_hidden_only_when_it_is_the_whole_string()
    {
        var secrets = new Secrets([("pin", "12")]);

        secrets.Mask("12").ShouldBe("***");
        secrets.Mask("2012").ShouldBe("2012");
    }

    [Fact]
    public void A_secret_with_a_line_end_is_hidden_without_it_too() =>
        new Secrets([("file", "from-a-file\n")]).Mask("x from-a-file y").ShouldBe("x *** y");
}
