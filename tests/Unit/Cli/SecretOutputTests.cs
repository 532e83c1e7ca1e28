using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>
/// Whatever a workflow makes of a secret, it cannot be read in what leaves the run: standard output and error, events, the journal, and
/// messages of errors.
/// </summary>
public sealed class SecretOutputTests : IDisposable
{
    private const string Password = "tr0ub4dor & \"3\"/?";
    private const string PrivateKey = "-----BEGIN KEY-----\nMIIEvQ/IBADANB+gkqhk=\n-----END KEY-----\n";

    private readonly CliSession _aef = new();

    public static TheoryData<string> Expressions =>
    [
        "s",
        "base64.encode(text.encode(s))",
        "base64.encode(text.encode(\"user:\" + s))",
        "base64.encode(text.encode(\"me:\" + s + \" and more\"))",
        "base64.encode(text.encode(\"Basic \" + base64.encode(text.encode(\"user:\" + s))))",
        "base64.encode(text.encode(s, \"UTF-16\"))",
        "base64.encode(json.encode(m))",
        "text.url_encode(s)",
        "text.url_encode_plus(s)",
        "text.url_encode(text.url_encode_plus(s))",
        "json.encode_to_string(m)",
        "json.encode_to_string(json.encode_to_string(m))",
        "text.to_upper(s)",
        "text.to_lower(s)",
        "text.to_upper(s) + text.to_lower(s)",
        "base64.encode(text.encode(text.to_upper(s)))",
        "text.url_encode(text.to_upper(s))",
        "text.to_upper(text.url_encode(s))",
        "text.to_upper(json.encode_to_string([s]))",
        "json.encode_to_string(text.to_lower(s))",
        "text.encode(s)",
        "m",
        "json.decode(k)",
        "json.decode(k).private_key",
        "json.encode_to_string(json.encode_to_string(json.decode(k)))",
        "base64.encode(text.encode(\"x\" + json.decode(k).private_key))",
        "json.decode(k).pin",
        "string(json.decode(k).pin) + \"!\"",
    ];

    public void Dispose() => _aef.Dispose();

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task What_is_made_of_a_secret_cannot_be_read_in_anything_that_leaves_the_run(string expression)
    {
        var flow = _aef.File("flow.yaml", """
            - s: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: password}, result: s}
            - k: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: key}, result: k}
            - make:
                assign:
                  - m: {password: '${s}', key: ['${k}']}
                  - v: '${EXPRESSION}'
                  - severity: none
                  - method: none
            - note:
                try: {call: sys.log, args: {text: '${v}'}}
                except: {as: e, steps: [{other: {call: sys.log, args: {json: {value: '${v}'}}}}]}
            - ask: {call: http.post, args: {url: "https://x.y/echo", body: {v: '${v}'}}, result: r}
            - level:
                try: {call: sys.log, args: {text: t, severity: '${s}'}}
                except: {as: e, steps: [{go: {assign: [{severity: '${e.message}'}]}}]}
            - method:
                try: {call: http.request, args: {url: "https://x.y", method: '${s}'}}
                except: {as: e, steps: [{on: {assign: [{method: '${e.message}'}]}}]}
            - finish: {return: {v: '${v}', body: '${r.body}', severity: '${severity}', method: '${method}'}}
            """.Replace("EXPRESSION", expression, StringComparison.Ordinal));
        var mocks = _aef.File("mocks.yaml", "- {call: http.post, answer: {body: fine}}");
        var privateKey = System.Text.Json.JsonSerializer.Serialize(PrivateKey);
        var key = "{\"type\": \"service_account\", \"private_key\": " + privateKey + ", \"pin\": 48291374}";
        string[] arguments =
        [
            "simulate", flow, "--mocks", mocks, "--secret", $"password=file:{_aef.File("password.txt", Password)}",
            "--secret", $"key=file:{_aef.File("key.json", key)}",
        ];

        var whole = await _aef.RunAsync([.. arguments, "--events", _aef.PathOf("events.jsonl"), "--journal", _aef.PathOf("run.journal")]);
        var json = await _aef.RunAsync([.. arguments, "--output", "json"]);

        whole.Error.ShouldNotContain("not run");
        (whole.Output + whole.Error).ShouldContain("***");
        var journal = await File.ReadAllTextAsync(_aef.PathOf("run.journal"));
        var events = await File.ReadAllTextAsync(_aef.PathOf("events.jsonl"));
        foreach (var (kind, text) in (((string, string)[])
            [("output", whole.Output), ("error", whole.Error), ("JSON", json.Output), ("events", events), ("journal", journal)]))
        {
            foreach (var secret in (string[])[Password, PrivateKey, "48291374"])
            {
                SecretLeaks.Find(text, secret).ShouldBeNull($"{kind}: {text}");
            }
        }

        var lines = journal.TrimEnd('\n').Split('\n');
        foreach (var kept in (int[])[lines.Length - 1, lines.Length / 2])
        {
            var resumed = await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n"))));

            resumed.Output.ShouldBe(whole.Output, $"cut behind line {kept}: {resumed.Error}");
        }
    }

    [Fact]
    public async Task A_raised_secret_in_another_case_is_hidden_in_the_log_the_payload_and_the_context()
    {
        const string secret = "Pa\"ss\\Word-1";
        var flow = _aef.File("flow.yaml", """
            - s: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: k}, result: s}
            - note: {call: sys.log, args: {json: {u: '${text.to_upper(s)}', l: '${text.to_lower(s)}'}}}
            - fail: {raise: {m: '${text.to_upper(s)}', j: '${json.encode_to_string(text.to_lower(s))}'}}
            """);
        string[] arguments = ["simulate", flow, "--secret", $"k=file:{_aef.File("k.txt", secret)}"];

        var text = await _aef.RunAsync([.. arguments, "--journal", _aef.PathOf("run.journal"), "--events", _aef.PathOf("events.jsonl")]);
        var json = await _aef.RunAsync([.. arguments, "--output", "json"]);

        text.ExitCode.ShouldBe(1);
        text.Error.ShouldContain("{\"u\":\"***\",\"l\":\"***\"}");
        foreach (var shown in (string[])[text.Output, text.Error, json.Output, json.Error, await File.ReadAllTextAsync(_aef.PathOf("run.journal")), await File.ReadAllTextAsync(_aef.PathOf("events.jsonl"))])
        {
            // Shorter than what SecretLeaks searches.
            foreach (var part in (string[])["pa\"ss", "pa\\\"ss", "ss\\word", "word-1"])
            {
                shown.ShouldNotContain(part, Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task The_reason_why_a_run_cannot_be_run_again_shows_no_secret()
    {
        var flow = _aef.File("flow.yaml", """
            - s: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: password}, result: s}
            - fail: {raise: '${"no entry with " + s}'}
            """);
        var file = _aef.File("password.txt", Password);
        await _aef.RunAsync("simulate", flow, "--secret", $"password=file:{file}", "--journal", _aef.PathOf("run.journal"));

        var again = await _aef.RunAsync("rerun", _aef.PathOf("run.journal"));

        again.Error.ShouldContain("error AEF6165");
        again.Error.ShouldContain("no entry with ***");
        SecretLeaks.Find(again.Error + again.Output, Password).ShouldBeNull();
    }
}
