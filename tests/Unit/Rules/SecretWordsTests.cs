using Aef.Core.Validation.Rules;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Rules;

public sealed class SecretWordsTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("DB_PASSWORD")]
    [InlineData("dbPassword")]
    [InlineData("client-secret")]
    [InlineData("apiKey")]
    [InlineData("x_api_key")]
    [InlineData("access.key")]
    [InlineData("refresh_token")]
    [InlineData("private_key")]
    public void A_name_that_holds_a_secret_is_known(string name) => SecretWords.IsSecretName(name).ShouldBeTrue();

    [Theory]
    [InlineData("secret_name")]
    [InlineData("token_url")]
    [InlineData("password_file")]
    [InlineData("access_key_id")]
    [InlineData("key")]
    [InlineData("keyboard")]
    [InlineData("passenger")]
    [InlineData("tokenizer_count")]
    [InlineData("username")]
    [InlineData("")]
    public void A_name_that_only_speaks_of_one_is_not(string name) => SecretWords.IsSecretName(name).ShouldBeFalse();

    [Theory]
    [InlineData("projects/p/secrets/s/versions/latest")]
    [InlineData("${inputs.password}")]
    [InlineData("<PASSWORD>")]
    [InlineData("$DB_PASSWORD")]
    [InlineData("%DB_PASSWORD%")]
    [InlineData("{{ password }}")]
    [InlineData("****")]
    [InlineData("vault://kv/db")]
    [InlineData("")]
    [InlineData("true")]
    public void A_reference_is_not_a_secret(string value) => SecretWords.IsReference(value).ShouldBeTrue();

    [Theory]
    [InlineData("changeme")]
    [InlineData("projects/p/topics/t")]
    [InlineData("$")]
    [InlineData("xX9")]
    public void What_is_not_a_reference_may_be_one(string value) => SecretWords.IsReference(value).ShouldBeFalse();

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMII", true)]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMII", false)]
    [InlineData("AIzaSyA12345678901234567890123456789012345", true)]
    [InlineData("AIza", false)]
    [InlineData("key=AKIAABCDEFGHIJKLMNOP", true)]
    [InlineData("xAKIAABCDEFGHIJKLMNOP", false)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", true)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9", false)]
    [InlineData("postgres://me:pw@host/db", true)]
    [InlineData("postgres://me:${pw}@host/db", false)]
    [InlineData("postgres://me@host:5432/db", false)]
    [InlineData("https://example.com/a:b@c", false)]
    [InlineData("jdbc:x://h?user=a&password=b", true)]
    [InlineData("jdbc:x://h?user=a&password=<PW>", false)]
    [InlineData("SELECT password FROM users", false)]
    [InlineData("Basic dXNlcjpwYXNz", true)]
    [InlineData("Bearer abcdefgh12345678", true)]
    [InlineData("Authorization: bearer abcdefgh", true)]
    [InlineData("Basic authentication", false)]
    [InlineData("Bearer of news", false)]
    [InlineData("Bearer ${secrets.token}", false)]
    [InlineData("token based-access", false)]
    public void A_value_may_look_like_a_secret(string value, bool isSecret) => SecretWords.IsSecret(value).ShouldBe(isSecret);

    [Theory]
    [InlineData("Authorization", "Basic abcdef", true)]
    [InlineData("Proxy-Authorization", "abcdefgh12345678", true)]
    [InlineData("Cookie", "session=1", true)]
    [InlineData("Set-Cookie", "a=b; Secure", true)]
    [InlineData("authorization", "OIDC", false)]
    [InlineData("Authorization", "Bearer ${secrets.t}", false)]
    [InlineData("cookie", "true", false)]
    [InlineData("cookie_name", "session=1", false)]
    [InlineData("password", "hunter2", true)]
    [InlineData(null, "hunter2", false)]
    public void A_header_may_hold_a_secret(string? name, string value, bool isSecret) =>
        SecretWords.IsSecret(ScalarNode.String(value), name).ShouldBe(isSecret);

    [Fact]
    public void A_number_under_the_name_of_a_secret_is_one()
    {
        SecretWords.IsSecret(ScalarNode.Integer(1234), "pwd").ShouldBeTrue();
        SecretWords.IsSecret(ScalarNode.Double(1.5), "pwd").ShouldBeTrue();
        SecretWords.IsSecret(ScalarNode.Boolean(true), "pwd").ShouldBeFalse();
    }

    [Fact]
    public void No_diagnostic_holds_the_value_and_none_shows_its_line()
    {
        var diagnostics = Definitions.Check(
            Definitions.Thread(
                "job_id: A, job_name: a, executor: dataform-tag-executor, "
                + "step_properties: {password: hunter2, list: [{api_key: 123456}]}")).Diagnostics;

        diagnostics.Select(d => d.Code).ShouldBe(["AEF3021", "AEF3021"]);
        diagnostics.ShouldAllBe(d =>
            d.Descriptor.HidesSource
                && !d.Message.Contains("hunter2", StringComparison.Ordinal)
                && !d.Message.Contains("123456", StringComparison.Ordinal));
    }
}
