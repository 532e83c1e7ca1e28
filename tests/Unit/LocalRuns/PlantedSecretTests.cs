using Aef.Tests.Cli;

namespace Aef.Tests.LocalRuns;

/// <summary>
/// Secrets of connections, inputs and commands are in nothing that a real run leaves: no output, log, journal, event or index.
/// </summary>
public sealed class PlantedSecretTests : IDisposable
{
    private const string OfConnection = "planted-connection-4711";
    private const string OfCommand = "planted-command-4712";
    private const string OfInput = "planted-input-4713";
    private const string FirstLine = "planted-first-line-4714";
    private const string SecondLine = "planted-second-line-4715";
    private const string Variable = "AEF_TEST_PLANTED_PASSWORD";

    private readonly CliSession _aef = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _aef.Dispose();
    }

    [Fact]
    public async Task Nothing_that_a_run_leaves_has_a_secret()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Environment.SetEnvironmentVariable(Variable, OfConnection);
        _aef.File("aef.json", $$$"""
            { "environments": { "local": { "connections": { "shop": {
              "kind": "postgres", "host": "127.0.0.1", "port": 1, "database": "d", "user": "u", "password": "env:{{{Variable}}}",
              "wait_seconds": 0
            } } } } }
            """);
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(Path.Combine("executors", "show.yaml"), """
            name: show
            accepts_secrets: true
            parameters: { values: { type: map }, script: { type: string } }
            local: { kind: command, command: [sh, -c, "${parameters.script}"], environment: "${parameters.values}" }
            """);
        var file = _aef.File("p.yaml", """
            name: p
            inputs: { token: { type: string, secret: true } }
            defaults: { continue_if_fail: true, executor: show }
            levels:
            - - job_id: PRINT
                job_name: a
                with:
                  values: { KEY: '${secrets.KEY}', PEM: '${secrets.PEM}', TOKEN: '${inputs.token}' }
                  script: 'env; env >&2; printf "%s\n" "$PEM"; echo "x=$KEY" > "$AEF_OUTPUT"; exit 1'
            - - job_id: LONG
                job_name: b
                with: { values: { KEY: '${secrets.KEY}' }, script: 'printf "%392s%s\n" "" "$KEY" >&2; exit 1' }
            - - { job_id: QUERY, job_name: c, executor: sql, with: { connection: shop, sql: SELECT 1 } }
            - - job_id: OUTPUT
                job_name: d
                with: { values: { KEY: '${secrets.KEY}' }, script: 'printf "k=$KEY\n" > "$AEF_OUTPUT"' }
              - { job_id: READ, job_name: e, executor: command, with: { command: [echo, 'got ${steps.OUTPUT.output.k}'] } }

            """);
        var run = await _aef.RunAsync(
            "run", file, "--state", _aef.PathOf("state"), "--events", _aef.PathOf("events.jsonl"),
            "--secret", $"KEY=file:{_aef.File("key.txt", OfCommand)}",
            "--secret", $"PEM=file:{_aef.File("pem.txt", FirstLine + "\n" + SecondLine + "\n")}",
            "--secret", $"INPUT=file:{_aef.File("token.txt", OfInput)}",
            "--input", "token=secret:INPUT");

        run.Error.ShouldContain("PRINT");
        run.Output.ShouldContain("OUTPUT", customMessage: run.Error);
        var log = await File.ReadAllTextAsync(Directory.EnumerateFiles(_aef.PathOf("state"), "attempt-1.log", SearchOption.AllDirectories)
            .Single(f => f.Contains("PRINT", StringComparison.Ordinal)));
        log.ShouldContain($"{Variable}=***");
        log.ShouldContain("KEY=***");
        var files = Directory.EnumerateFiles(_aef.PathOf("state"), "*", SearchOption.AllDirectories).Append(_aef.PathOf("events.jsonl"));
        foreach (var (name, text) in files
            .Select(f => (f, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))))
            .Append(("output", run.Output)).Append(("error", run.Error)))
        {
            foreach (var secret in new[] { OfConnection, OfCommand, OfInput, FirstLine, SecondLine, OfCommand[..8] })
            {
                text.ShouldNotContain(secret, Case.Sensitive, name);
            }
        }
    }
}
