using System.Text;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.Hosting;

/// <summary>Every form in which a workflow can show a secret.</summary>
public sealed class SecretFormTests
{
    private const string Plain = "tr0ub4dor & \"3\"";
    private const string Key = """
        {"type": "service_account", "project_id": "p-4711-quiet", "private_key": "-----BEGIN PRIVATE KEY-----\nMIIEvQ/IBADANB+gkqhk=\n-----END PRIVATE KEY-----\n", "auth_uri": "https://accounts.google.com/o/oauth2/auth", "pin": 4829137, "deep": [{"é": "jalapeño-salt"}]}
        """;

    private static readonly Secrets Both = new([("plain", Plain), ("key", Key)]);

    public static TheoryData<string> Before => ["", "a", "ab", "abc", "user:"];

    [Theory]
    [MemberData(nameof(Before))]
    public void A_secret_in_base64_is_hidden_after_any_number_of_bytes(string before)
    {
        foreach (var behind in (string[])["", "!", "!!", "!!!", " and more"])
        {
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Plain + behind));
            foreach (var shown in (string[])
                [
                    text,
                    text.TrimEnd('='),
                    text.Replace('+', '-').Replace('/', '_'),
                    Convert.ToBase64String(Encoding.UTF8.GetBytes("Basic " + text)),
                    Uri.EscapeDataString(text),
                ])
            {
                var masked = Both.Mask($"got {shown}.");

                masked.ShouldContain(Secrets.Hidden);
                SecretLeaks.Find(masked, Plain).ShouldBeNull($"{before}{behind}: {masked}");
            }
        }
    }

    [Fact]
    public void Nothing_but_the_neighbors_stays_of_base64() =>
        Both.Mask(Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Plain)))
            .ShouldBe("dXNlcj***", "the seventh character holds two bits of the secret");

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public void A_secret_in_base64_of_another_charset_is_hidden(string charset)
    {
        var secrets = new Secrets([("s", "jalapeño-salt")]);
        foreach (var before in (string[])["", "x", "xy"])
        {
            var bytes = Encoding.GetEncoding(charset).GetBytes("jalapeño-salt");
            var masked = secrets.Mask(Convert.ToBase64String([.. Encoding.ASCII.GetBytes(before), .. bytes]));

            masked.ShouldContain(Secrets.Hidden);
            SecretLeaks.Find(masked, "jalapeño-salt").ShouldBeNull(masked);
        }
    }

    [Fact]
    public void A_secret_is_hidden_in_addresses_with_blanks_in_both_ways()
    {
        Both.Mask("?k=" + Uri.EscapeDataString(Plain)).ShouldBe("?k=***");
        Both.Mask("?k=" + Uri.EscapeDataString(Plain).Replace("%20", "+", StringComparison.Ordinal) + "&x").ShouldBe("?k=***&x");
    }

    [Fact]
    public void A_secret_is_hidden_in_JSON_in_JSON()
    {
        var once = WorkflowValue.FromMap(("k", Plain)).ToJson();
        var twice = WorkflowValue.FromString(once).ToJson();

        Both.Mask(once).ShouldBe("""{"k":"***"}""");
        Both.Mask(twice).ShouldBe("""
            "{\"k\":\"***\"}"
            """);
        Both.Mask(Uri.EscapeDataString(once)).ShouldBe(Uri.EscapeDataString("{\"k\":\"") + "***" + Uri.EscapeDataString("\"}"));
    }

    [Fact]
    public void The_leaves_of_a_secret_that_is_JSON_are_hidden_and_what_every_key_file_holds_is_not()
    {
        var key = WorkflowValue.FromJson(Key);

        Both.Mask(key["private_key"]).ShouldBe(Secrets.Hidden);
        Both.Mask(key["pin"]).ShouldBe(Secrets.Hidden);
        Both.Mask(4829137.0).ShouldBe(Secrets.Hidden);
        Both.Mask(key["deep"].ToJson()).ShouldBe("""[{"é":"***"}]""");
        var json = Both.Mask(key.ToJson());
        json.ShouldStartWith("""{"type":"service_account","project_id":"***","private_key":"***",""");
        json.ShouldEndWith(""","auth_uri":"https://accounts.google.com/o/oauth2/auth","pin":***,"deep":[{"é":"***"}]}""");
        Both.Mask(WorkflowValue.FromString(key["private_key"].ToJson()).ToJson()).ShouldBe("""
            "\"***\""
            """);
    }

    [Fact]
    public void The_decoded_value_of_a_secret_in_base64_or_escapes_is_hidden()
    {
        var secrets = new Secrets([("encoded", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))), ("escaped", "correct%20horse")]);

        secrets.Mask("a p-4711-quiet b").ShouldBe("a *** b");
        secrets.Mask("correct horse").ShouldBe(Secrets.Hidden);
    }

    [Fact]
    public void A_secret_is_hidden_in_upper_and_in_lower_case() =>
        Both.Mask($"{Plain.ToUpperInvariant()}, {Plain}, {Key.Trim().ToUpperInvariant()}").ShouldBe("***, ***, ***");

    [Fact]
    public void A_secret_is_hidden_in_every_pair_of_encodings()
    {
        const string secret = "Zx9kQ7\"pL \\ñ-Salt";
        var secrets = new Secrets([("s", secret)]);
        foreach (var (inner, first) in Encodings)
        {
            foreach (var (outer, second) in Encodings)
            {
                var text = second("<" + first("(" + secret + ")") + ">");
                foreach (var shown in (string[])[text, WorkflowValue.FromMap(("k", WorkflowValue.FromMap(("k", text)).ToJson())).ToJson()])
                {
                    var masked = secrets.Mask(shown);

                    masked.ShouldContain(Secrets.Hidden, Case.Sensitive, $"{outer} of {inner}: {shown}");
                    SecretLeaks.Find(masked, secret).ShouldBeNull($"{outer} of {inner}: {masked}");
                }
            }
        }
    }

    [Fact]
    public void A_secret_is_hidden_in_base64_of_its_upper_case_without_neighbors() =>
        new Secrets([("s", "hunter2SecretValue")]).Mask("SFVOVEVSMlNFQ1JFVFZBTFVF").ShouldBe(Secrets.Hidden);

    [Fact]
    public void A_secret_in_bytes_is_hidden_in_every_charset()
    {
        Both.Mask(WorkflowValue.FromBytes(Encoding.BigEndianUnicode.GetBytes("x" + Plain))).ShouldBe(Secrets.Hidden);
        Both.Mask(WorkflowValue.FromBytes(Encoding.UTF8.GetBytes(Uri.EscapeDataString(Plain)))).ShouldBe(Secrets.Hidden);
        Both.Mask(WorkflowValue.FromBytes([1, 2, 3])).Kind.ShouldBe(WorkflowValueKind.Bytes);
    }

    [Theory]
    [InlineData("inner", "xx inner xx", "xx *** xx")]
    [InlineData("outer", "xx outer-inner-outer xx", "xx *** xx")]
    [InlineData("touching", "innerinner", "******")]
    [InlineData("overlapping", "outer-inner-outer-inner-outer", "***")]
    [InlineData("partly", "begin-outer-inner", "begin-outer-***")]
    [InlineData("chained", "left-middle-right", "***")]
    [InlineData("at the same start", "xx left-middle xx", "xx *** xx")]
    public void Of_secrets_within_each_other_nothing_stays(string kind, string text, string expected)
    {
        (string, string)[] values =
            [("a", "inner"), ("b", "outer-inner-outer"), ("c", "left-middle"), ("d", "middle-right"), ("e", "left")];

        new Secrets(values).Mask(text).ShouldBe(expected, kind);
        new Secrets(values.Reverse()).Mask(text).ShouldBe(expected, kind);
    }

    [Fact]
    public void Masking_a_large_text_does_not_take_longer_with_hundreds_of_secrets()
    {
        var random = new byte[24];
        var many = new Secrets(Enumerable.Range(0, 300).Select(i => ($"s{i}", Convert.ToHexString(Hash(i, random)))));
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"line {i}: nothing to see\n"));
        many.Mask("warm");
        var begun = GC.GetAllocatedBytesForCurrentThread();

        many.Mask(text).ShouldBeSameAs(text);

        (GC.GetAllocatedBytesForCurrentThread() - begun).ShouldBeLessThan(4096, "a text without a secret is not copied");
    }

    private static (string Name, Func<string, string> Encode)[] Encodings =>
    [
        ("text.to_upper", t => t.ToUpperInvariant()),
        ("text.to_lower", t => t.ToLowerInvariant()),
        ("text.url_encode", Uri.EscapeDataString),
        ("text.url_encode_plus", t => Uri.EscapeDataString(t).Replace("%20", "+", StringComparison.Ordinal)),
        ("json.encode_to_string", t => WorkflowValue.FromString(t).ToJson()),
        ("base64", t => Convert.ToBase64String(Encoding.UTF8.GetBytes(t))),
        ("base64 of UTF-16", t => Convert.ToBase64String(Encoding.Unicode.GetBytes(t))),
        ("base64 of UTF-16BE", t => Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(t))),
        ("base64 of ISO-8859-1", t => Convert.ToBase64String(Encoding.Latin1.GetBytes(t))),
    ];

    private static byte[] Hash(int number, byte[] bytes)
    {
        System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, bytes.Length).CopyTo(bytes);
        return bytes;
    }

    [Fact]
    public void A_secret_that_a_command_prints_in_hexadecimal_or_with_lower_escapes_is_hidden()
    {
        var bytes = Encoding.UTF8.GetBytes(Plain);
        Both.Mask($"x={Convert.ToHexString(bytes)}!").ShouldBe("x=***!");
        Both.Mask($"x={Convert.ToHexStringLower(bytes)}!").ShouldBe("x=***!");
        Both.Mask("?k=tr0ub4dor%20%26%20%223%22&x").ShouldBe("?k=***&x");
        new Secrets([("s", "a/B c?é")]).Mask("k=a%2fB%20c%3f%c3%a9").ShouldBe("k=***");
    }
}
