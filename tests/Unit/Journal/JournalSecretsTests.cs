using System.Buffers;
using System.Text;
using System.Text.Json;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

public sealed class JournalSecretsTests
{
    private static readonly (string Name, string Value)[] Values =
    [
        ("inner", "inner-word"), ("outer", "left-inner-word-right"), ("next", "word-right-and-on"), ("blank", "a b/\"c\""),
        ("key", """{"password": "leaf-of-a-key", "pin": 4829137}"""), ("pin", "12"),
    ];

    public static TheoryData<string> Texts =>
    [
        "inner-word", "x left-inner-word-right y", "left-inner-word-right-and-on", "left-inner-word left-inner-word-right",
        Uri.EscapeDataString("a b/\"c\""), "a+b%2F%22c%22", "LEAF-OF-A-KEY",
        Base64("me:inner-word!"), Base64("x" + Base64("xyinner-word")), Base64("left-inner-word-right-and-on"),
        """{"k":"a b/\"c\""}""", """{\"k\":\"a b/\\\"c\\\"\"}""", "12", "1234", "pin 4829137",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_string_is_read_back_with_its_secrets_and_none_is_in_the_journal(string text)
    {
        var (json, back) = RoundTrip(text);

        back.ShouldBe(WorkflowValue.FromString(text));
        foreach (var (_, value) in Values.Where(v => v.Value.Length > 6))
        {
            SecretLeaks.Find(json, value).ShouldBeNull(json);
        }
    }

    [Fact]
    public void Numbers_come_back_as_what_they_were()
    {
        var (json, back) = RoundTrip(WorkflowValue.FromList(4829137, 4829137.0, 482913, 1.5));

        back.Items.Select(i => i.Kind.ToString()).ShouldBe(["Integer", "Double", "Integer", "Double"]);
        back.ShouldBe(WorkflowValue.FromList(4829137, 4829137.0, 482913, 1.5));
        json.ShouldNotContain("4829137");
    }

    [Theory]
    [InlineData("leaf7")]
    [InlineData("plain@3-900")]
    [InlineData("plain@x")]
    [InlineData("rot13")]
    public void A_form_that_a_secret_has_not_any_more_is_a_missing_secret(string form)
    {
        var value = JournalSecrets.Unresolved(["inner", form]);

        new JournalSecrets(new Secrets(Values)).Resolve(value, out var missing).ShouldBeNull();
        missing.ShouldBe("inner");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static (string Json, WorkflowValue Back) RoundTrip(WorkflowValue value)
    {
        var secrets = new JournalSecrets(new Secrets(Values));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            JournalValues.Write(writer, value, secrets);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return (Encoding.UTF8.GetString(buffer.WrittenSpan), secrets.Resolve(JournalValues.Read(ref reader), out _).ShouldNotBeNull());
    }
}
