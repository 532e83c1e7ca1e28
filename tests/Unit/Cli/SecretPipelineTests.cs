using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>Secrets of a pipeline at the prompt: what the commands accept, and that no secret can be read in what leaves them.</summary>
public sealed class SecretPipelineTests : IDisposable
{
    private const string Password = "tr0ub4dor & \"3\"/?";

    private readonly CliSession _aef = new();
    private readonly string _pipeline;
    private readonly string _secret;

    public SecretPipelineTests()
    {
        _aef.File("aef.json", "{}");
        Directory.CreateDirectory(_aef.PathOf("executors"));
        File.WriteAllText(_aef.PathOf("executors/api.yaml"), """
            name: api
            job_file: optional
            parameters: { header: {}, body: { type: map } }
            reads_step_properties: true
            accepts_secrets: true
            workflows: [{ binding: function }]
            """);
        _pipeline = _aef.File("pipeline.yaml", """
            inputs: { key: { secret: true, default: "secret:partner-key" } }
            variables: { header: "Bearer ${secrets.TOKEN}" }
            levels:
            - - { job_id: A, job_name: a, type: sync, executor: api, with: { header: "${variables.header}" } }
            - - { job_id: B, job_name: b, executor: api, retry: { max_attempts: 2, initial_delay_seconds: 1 },
                  with: { body: { key: "${inputs.key}", seen: "${steps.A.output}" } } }
            """);
        _secret = $"TOKEN=file:{_aef.File("token.txt", Password)}";
    }

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task No_secret_can_be_read_in_what_leaves_a_failed_run_and_its_rerun()
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("me:" + Password));
        var script = _aef.File(
            "script.yaml",
            $"jobs:\n  A: {{ output: '{encoded}' }}\n  B: {{ ends: failed, message: '{Uri.EscapeDataString(Password)} was refused' }}\n");
        string[] run = ["simulate", _pipeline, "--script", script, "--secret", _secret];

        var whole = await _aef.RunAsync([.. run, "--events", _aef.PathOf("events.jsonl"), "--journal", _aef.PathOf("run.journal")]);
        var json = await _aef.RunAsync([.. run, "--output", "json"]);
        var rerun = await _aef.RunAsync(["rerun", _aef.PathOf("run.journal")]);

        whole.Output.ShouldContain("answer: hidden, because the step has secrets");
        var events = await File.ReadAllTextAsync(_aef.PathOf("events.jsonl"));
        events.ShouldContain("hidden, because the step has secrets");
        (events + whole.Output).ShouldNotContain("was refused", customMessage: "an answer may repeat a part of a secret");
        json.Output.ShouldContain("\"rerun_argument\"");
        rerun.Output.ShouldContain("1 failed");
        string[] texts =
        [
            whole.Output, whole.Error, json.Output, json.Error, rerun.Output, rerun.Error,
            await File.ReadAllTextAsync(_aef.PathOf("events.jsonl")),
            .. (await File.ReadAllLinesAsync(_aef.PathOf("run.journal"))).Skip(1), // the first line has the script
        ];
        foreach (var text in texts)
        {
            SecretLeaks.Find(text, Password).ShouldBeNull(text);
        }
    }

    [Fact]
    public async Task A_secret_that_the_pipeline_does_not_read_is_a_warning()
    {
        var result = await _aef.RunAsync(["simulate", _pipeline, "--secret", _secret.Replace("TOKEN", "TOKN", StringComparison.Ordinal)]);

        result.Error.ShouldContain("warning AEF2065: The pipeline does not read the secret \"TOKN\". Did you mean \"TOKEN\"?");
        var other = _secret.Replace("TOKEN", "partner-key", StringComparison.Ordinal);
        (await _aef.RunAsync(["simulate", _pipeline, "--secret", _secret, "--secret", other])).Error.ShouldNotContain("AEF2065");
    }

    [Fact]
    public async Task Measure_counts_the_reads_and_show_names_the_secrets()
    {
        (await _aef.RunAsync(["measure", _pipeline])).Output.ShouldMatch("secret reads +2 in the run");
        (await _aef.RunAsync(["measure", _pipeline, "--output", "json"])).Output.ShouldContain("\"secret_reads\": 2");
        (await _aef.RunAsync(["show", _pipeline])).Output.ShouldContain("secrets: variables.header");
    }

    [Fact]
    public async Task Tests_set_the_secrets_of_a_pipeline()
    {
        var file = _aef.File("pipeline.aeftest.yaml", """
            tests:
            - name: a token in the output is hidden
              source: pipeline.yaml
              secrets: { TOKEN: invented-token }
              simulate: { jobs: { A: { output: "seen invented-token" } } }
              expect: { outputs: { A: "seen ***" } }
            """);

        var result = await _aef.RunAsync(["test", file]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }
}
