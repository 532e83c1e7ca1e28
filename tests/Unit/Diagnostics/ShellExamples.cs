using System.Text.RegularExpressions;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Cli;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Examples that are command lines of <c>aef</c>, in a folder with <c>flow.yaml</c>, a workflow, <c>pipeline.yaml</c>, a definition,
/// <c>scheduled.yaml</c>, one with a schedule in words, <c>due.yaml</c>, one with the schedules nightly and minutely, <c>yearly.yaml</c>,
/// one with a yearly schedule and a job that runs here, <c>keyed.yaml</c>,
/// one whose <c>concurrency.key</c> is an optional input, <c>inputs.json</c>, an array, <c>newest.json</c>, platform parameters with an
/// unknown version, <c>pin.txt</c>, a secret of three characters, <c>one.same.yaml</c> and <c>two.same.yaml</c>, definitions of one name,
/// <c>databases.json</c>, a configuration with the connections sales (whose password is not set), closed (whose server does not listen) and
/// lite (SQLite), <c>receivers.json</c>, one with a receiver without an address and an alert about done, <c>lineage.json</c>, one
/// whose lineage goes to a server that does not listen, <c>notify.yaml</c> and <c>done.yaml</c>, definitions for them,
/// <c>platform-parameters-dev.json</c>, and <c>failing.yaml</c>,
/// a simulation script in which the job D fails, which has
/// <c>continue_if_fail</c>, <c>answers.yaml</c>, mocks for D and for the start of E, and <c>exports.yaml</c>, a definition with the job E,
/// whose executor calls an API of its own. Journals are written to the same folder.
/// </summary>
internal static partial class ShellExamples
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["flow.yaml"] = CliSamples.Workflow,
        ["pipeline.yaml"] = CliSamples.Definition.Replace("job_id: D,", "job_id: D, continue_if_fail: true,", StringComparison.Ordinal),
        ["scheduled.yaml"] = "schedule: {cron: every 5 minutes}\n" + CliSamples.Definition,
        ["due.yaml"] =
            "schedule: [{name: nightly, cron: 0 5 * * *}, {name: minutely, cron: \"* * * * *\"}]\n" + CliSamples.Definition,
        ["yearly.yaml"] = """
            name: yearly
            schedule: {name: yearly, cron: 0 6 1 1 *}
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: ["true"]}}
            """,
        ["keyed.yaml"] = "inputs: {region: {required: false}}\nconcurrency: {key: \"${inputs.region}\"}\n" + CliSamples.Definition,
        ["one.same.yaml"] = CliSamples.Definition,
        ["two.same.yaml"] = CliSamples.Definition,
        ["platform-parameters-dev.json"] = """
            [{"ParameterKey": "pRegion", "ParameterValue": "r"}, {"ParameterKey": "pProjectID", "ParameterValue": "p"},
             {"ParameterKey": "pFunctionIntermediateName", "ParameterValue": "f"},
             {"ParameterKey": "pJobsDefinitionsBucket", "ParameterValue": "b"}]
            """,
        ["inputs.json"] = "[1, 2]\n",
        ["databases.json"] = """
            {"environments": {"local": {"connections": {
              "sales": {"kind": "postgres", "host": "127.0.0.1", "port": 1, "database": "d", "user": "u", "password": "env:AEF_TEST_UNSET"},
              "closed": {"kind": "postgres", "host": "127.0.0.1", "port": 1, "database": "d", "user": "u", "wait_seconds": 1},
              "lite": {"kind": "sqlite", "path": "lite.sqlite"}}}}}
            """,
        ["lite.sqlite"] = string.Empty,
        ["receivers.json"] = """
            {"environments": {"local": {
              "notifications": {"team": {"kind": "webhook", "url": "env:AEF_TEST_UNSET"}},
              "alerts": [{"on": "succeeded", "pipelines": "done", "to": "team"}],
              "executors": {"command": {"kind": "simulate"}}}}}
            """,
        ["lineage.json"] = """
            {"environments": {"local": {"lineage": "http://127.0.0.1:1/", "executors": {"command": {"kind": "simulate"}}}}}
            """,
        ["notify.yaml"] = "levels:\n- - {job_id: N, job_name: n, executor: notify, with: {to: [team], text: loaded}}\n",
        ["done.yaml"] = "name: done\nlevels:\n- - {job_id: N, job_name: n, executor: command, with: {command: [x]}}\n",
        ["newest.json"] =
            "[" + string.Concat(new[] { "pRegion", "pProjectID", "pFunctionIntermediateName", "pJobsDefinitionsBucket" }
                .Select(k => $"{{\"ParameterKey\": \"{k}\", \"ParameterValue\": \"x\"}}, "))
            + "{\"ParameterKey\": \"image_version\", \"ParameterValue\": \"latest\"}]\n",
        ["pin.txt"] = "123\n",
        ["failing.yaml"] = "jobs:\n  D: { ends: failed }\n",
        ["answers.yaml"] = """
            mocks:
            - {call: http.post, url: "*", body: {job_name: tag_d}, answers: [{body: aef_1, times: 1}, {body: success}]}
            - {call: http.post, url: "https://exports.example.com/jobs", answer: 200}
            """,
        ["exports.yaml"] = "levels:\n- - {job_id: E, job_name: e, executor: exporter}\n",
        [Path.Combine("executors", "exporter.yaml")] = """
            name: exporter
            workflows:
            - binding: connector
              start: {call: http.post, args: {url: "https://exports.example.com/jobs"}, id: "${job.id}"}
              status: {call: http.get, args: {url: "https://exports.example.com/jobs/1"}, state: "${answer.body}", success: [DONE]}
            """,
    };

    public static IEnumerable<Diagnostic> Run(string text)
    {
        using var session = new CliSession();
        foreach (var (name, content) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(session.PathOf(name))!);
            session.File(name, content);
        }

        var found = new List<Diagnostic>();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Where(l => l.StartsWith("aef ", StringComparison.Ordinal)))
        {
            string[] arguments = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(a => Placed(a, session))];
            var result = session.RunAsync(arguments).GetAwaiter().GetResult(); // a command does not come back to this thread
            found.AddRange(
                Codes()
                    .Matches(result.Error)
                    .Select(m =>
                        new Diagnostic(
                            DiagnosticRegistry.Find(m.Groups["code"].Value).ShouldNotBeNull(),
                            Location.None,
                            m.Groups["message"].Value)));
        }

        return found;
    }

    private static string Placed(string argument, CliSession session)
    {
        var name = Files.Keys.FirstOrDefault(f => argument.EndsWith(f, StringComparison.Ordinal))
            ?? (
                argument.EndsWith(".journal", StringComparison.Ordinal)
                    || argument is "dags/" or "out/"
                    || argument.StartsWith('*') ? argument : null);
        return name is null ? argument : argument[..^name.Length] + session.PathOf(name);
    }

    [GeneratedRegex(@"(^|: )(error|warning|info) (?<code>AEF\d{4}): (?<message>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Codes();
}
