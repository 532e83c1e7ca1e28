using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class LibraryTests
{
    [Theory]
    [InlineData("int(2.7)", "2")]
    [InlineData("int(-2.7)", "-2")]
    [InlineData("string(0.1)", "\"0.1\"")]
    [InlineData("string(2.0)", "\"2\"")]
    [InlineData("string(true)", "\"true\"")]
    [InlineData("double(\"2.5\")", "2.5")]
    [InlineData("len(\"h\u00e9\ud83d\ude00\")", "3")]
    [InlineData("default(null, 1)", "1")]
    [InlineData("if(null, \"a\", \"b\")", "\"b\"")]
    [InlineData("get_type(text.encode(\"a\"))", "\"bytes\"")]
    [InlineData("base64.encode(text.encode(\"a\"), false)", "\"YQ\"")]
    [InlineData("text.decode(base64.decode(\"YQ\", false))", "\"a\"")]
    [InlineData("json.encode_to_string([1, 2.0, 1.5, \"x\", null, true])", "\"[1,2,1.5,\\\"x\\\",null,true]\"")]
    [InlineData("json.decode(\"[1, 1.0, 12345678901234567890]\")", "[1,1,12345678901234567000]")]
    [InlineData("text.find_all(\"abab\", \"b\")", "[1,3]")]
    [InlineData("text.split(\"a,,\", \",\")", "[\"a\",\"\",\"\"]")]
    [InlineData("text.substring(\"hello\", 5, 5)", "\"\"")]
    [InlineData("text.url_encode(\"a b/\u00e9\")", "\"a%20b%2F\u00e9\"", true)]
    [InlineData("text.url_decode(\"a+b%2Fc\")", "\"a b/c\"")]
    [InlineData("list.prepend([1], [2])", "[[2],1]")]
    [InlineData("math.floor(-2.5)", "-3")]
    [InlineData("math.max(2, 2.5)", "2.5")]
    [InlineData("time.parse(\"2024-05-08T11:41:00.123456Z\")", "1715168460.123456")]
    [InlineData("time.parse(\"2024-05-08T13:41:00+02:00\")", "1715168460")]
    [InlineData("time.format(1715168460)", "\"2024-05-08T11:41:00Z\"")]
    [InlineData("time.format(1715168460.5, \"Europe/Berlin\")", "\"2024-05-08T13:41:00.5+02:00\"")]
    [InlineData("map.get(null, \"a\")", "null")]
    [InlineData("sys.get_env(\"GOOGLE_CLOUD_LOCATION\")", "\"us-central1\"")]
    [InlineData("sys.get_env(\"NOPE\", \"d\")", "\"d\"")]
    [InlineData("base64.encode(hash.compute_checksum(text.encode(\"a\"), \"MD5\"))", "\"DMF1ucDxtqgxw5niaXcmYQ==\"")]
    [InlineData("len(hash.compute_hmac(text.encode(\"k\"), text.encode(\"d\"), \"SHA256\"))", "32")]
    [InlineData("retry.always(1)", "true")]
    public void Functions_do_what_is_documented(string expression, string json, bool escaped = false) =>
        Evaluate(expression).ToJson().ShouldBe(escaped ? json.Replace("\u00e9", "%C3%A9", StringComparison.Ordinal) : json);

    [Theory]
    [InlineData("int(\"x\")", "ValueError")]
    [InlineData("int([1])", "TypeError")]
    [InlineData("string([1])", "TypeError")]
    [InlineData("base64.decode(\"*\")", "ValueError")]
    [InlineData("json.decode(\"{\")", "ValueError")]
    [InlineData("json.decode(\"1 2\")", "ValueError")]
    [InlineData("json.encode(text.encode(\"a\"))", "TypeError")]
    [InlineData("text.decode(base64.decode(\"/w==\"))", "ValueError")]
    [InlineData("text.split(\"a\", \"\")", "ValueError")]
    [InlineData("text.substring(\"abc\", 2, 4)", "ValueError")]
    [InlineData("text.url_decode(\"%4\")", "ValueError")]
    [InlineData("time.parse(\"2024-13-08T11:41:00Z\")", "ValueError")]
    [InlineData("time.parse(\"2024-05-08\")", "ValueError")]
    [InlineData("time.format(0, \"Mars/Base\")", "ValueError")]
    [InlineData("hash.compute_checksum(text.encode(\"a\"), \"CRC9\")", "ValueError")]
    [InlineData("hash.compute_checksum(\"a\", \"MD5\")", "TypeError")]
    [InlineData("sys.get_env(\"NOPE\")", "KeyError")]
    [InlineData("math.abs(-9223372036854775807 - 1)", "ValueError")]
    [InlineData("keys([1])", "TypeError")]
    public void Functions_refuse_what_they_cannot_do(string expression, string tag) => ErrorTagOf(expression).ShouldBe(tag);

    [Fact]
    public void Maps_keep_the_order_of_their_keys_and_the_second_wins_when_merged()
    {
        var argument = WorkflowValue.FromJson("""{"a": {"z": 1, "y": {"p": 1}}, "b": {"y": {"q": 2}, "x": 3}}""");

        Evaluate("map.merge(args.a, args.b)", argument).ToJson().ShouldBe("""{"z":1,"y":{"q":2},"x":3}""");
        Evaluate("map.merge_nested(args.a, args.b)", argument).ToJson().ShouldBe("""{"z":1,"y":{"p":1,"q":2},"x":3}""");
        Evaluate("keys(map.delete(args.a, \"z\"))", argument).ToJson().ShouldBe("""["y"]""");
    }

    [Fact]
    public void Uuids_follow_from_the_seed()
    {
        const string source = "- r: {return: '${[uuid.generate(), uuid.generate()]}'}";

        var first = Run(source, seed: 1);

        first.Result.Items[0].ShouldNotBe(first.Result.Items[1]);
        Run(source, seed: 1).Result.ShouldBe(first.Result);
        Run(source, seed: 2).Result.ShouldNotBe(first.Result);
        Run(source, seed: 2).Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData("{text: 5}", "DEFAULT", "5", null)]
    [InlineData("{data: {a: 1}, severity: WARNING}", "WARNING", null, """{"a":1}""")]
    [InlineData("{text: {a: 1}}", "DEFAULT", """{"a":1}""", null)]
    [InlineData("{json: {a: 1}}", "DEFAULT", null, """{"a":1}""")]
    public void Logs_go_to_the_listener_and_cost_no_effect(string args, string severity, string? text, string? json)
    {
        var logs = new Logs();
        var engine = new WorkflowEngine(Compile($"- l: {{call: sys.log, args: {args}}}"), default, listener: logs);

        engine.Advance(Start);

        engine.TryTakeEffect(out _).ShouldBeFalse();
        engine.HasEnded.ShouldBeTrue();
        var entry = logs.Entries.ShouldHaveSingleItem();
        (entry.Severity, entry.Text, entry.Json?.ToJson(), entry.Step!.Name).ShouldBe((severity, text, json, "l"));
    }

    [Theory]
    [InlineData("{json: text}")]
    [InlineData("{data: null}")]
    [InlineData("{text: a, json: {a: 1}}")]
    public void Logs_want_exactly_one_content(string args) =>
        Run($"- l: {{call: sys.log, args: {args}}}").Error!.Value["tags"].ToJson().ShouldBe("""["TypeError"]""");

    private sealed class Logs : ExecutionListener
    {
        public List<LogEntry> Entries { get; } = [];

        public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => Entries.Add(entry);
    }
}
