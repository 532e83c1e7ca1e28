using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>What a rerun reports of done jobs whose definition has changed since.</summary>
public sealed class ChangedJobTests : IDisposable
{
    private const string Definition = """
        name: p
        variables: {day: '${run.start_date}', zone: 'eu', both: '${variables.zone}-x'}
        levels:
        - - {job_id: A, job_name: load, executor: pydataflow, with: {a: 1, b: '${variables.both}'}}
          - {job_id: B, job_name: check, type: sync, executor: dataform-tag-executor}
        - threads:
          - for_each: [x, y]
            steps: [{job_id: C, job_name: each, executor: dataform-tag-executor}]

        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("job_name: load", "job_name: load2", "A", "AEF6225 \"A\" (job_name)")]
    [InlineData("sync, executor: dataform-tag-executor", "sync, executor: dataproc-serverless-job-executor", "B",
        "AEF6225 \"B\" (executor)")]
    [InlineData("a: 1", "a: 2", "A", "AEF6225 \"A\" (with)")]
    [InlineData("zone: 'eu'", "zone: 'us'", "A", "AEF6225 \"A\" (with)")] // through another variable
    [InlineData("type: sync, executor", "step_properties: {x: 1}, type: sync, executor", "B", "AEF6225 \"B\" (step_properties)")]
    [InlineData("job_name: each", "job_name: other", "C[0]", "AEF6225 \"C\" (job_name)")]
    [InlineData("for_each: [x, y]\n    ", "", "C", "AEF6224 \"C\" (without for_each now)")]
    [InlineData("for_each: [x, y]\n    ", "", "C[0] C[1]", "AEF6224 \"C\" (without for_each now)")]
    [InlineData("job_id: A,", "job_id: Z,", "A B", "AEF6224 \"A\" (now \"Z\")")]
    [InlineData("job_id: A, job_name: load", "job_id: Z, job_name: other", "A B", "AEF6224 \"A\"")]
    [InlineData("job_id: C,", "job_id: D,", "C[0] C[1]", "AEF6224 \"C\" (now \"D\")")]
    [InlineData("job_name: load", "job_name: load2", "B C", "")] // A is not done
    [InlineData("with: {a: 1, b: '${variables.both}'}",
        "with: {b: '${variables.both}', a: 1}, when: '${1 == 1}', retry: {max_attempts: 2}", "A", "")]
    [InlineData("day: '${run.start_date}'", "day: '${run.end_date}'", "A B C", "")] // A does not read it
    [InlineData("variables:", "description: d\nvariables:", "A B C", "")]
    public void Jobs_are_compared_by_what_they_do(string old, string now, string done, string expected)
    {
        Definition.ShouldContain(old);
        var changed = new ChangedJobs(
            Definitions.Bound(Definition),
            Definitions.Bound(Definition.Replace(old, now, StringComparison.Ordinal)));

        string.Join("; ", changed.Check(done.Split(' '), Location.None)
            .Select(d => $"{d.Code} {d.Message[(d.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..^1]}"))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task A_rerun_warns_before_it_runs()
    {
        const string before = "name: p\ndefaults: {executor: dataform-tag-executor}\nlevels:\n"
            + "- - {job_id: A, job_name: a}\n  - {job_id: B, job_name: b}\n  - {job_id: C, job_name: c}\n";
        var file = _aef.File("p.yaml", before);
        var failing = _aef.File("s.yaml", "jobs: {C: {ends: failed}}");
        await _aef.RunAsync("simulate", file, "--script", failing, "--journal", _aef.PathOf("j"));
        _aef.File("p.yaml", before.Replace("job_id: A", "job_id: Z", StringComparison.Ordinal)
            .Replace("job_name: b", "job_name: other", StringComparison.Ordinal));

        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("j"), "--script", _aef.File("good.yaml", "jobs: {}"));

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        rerun.Error.ShouldContain("p.yaml: warning AEF6224: These jobs are done, but the changed pipeline does not have them, "
            + "so nothing is skipped for them: \"A\" (now \"Z\").");
        rerun.Error.ShouldContain("p.yaml: warning AEF6225: These steps are done and are skipped, "
            + "although their jobs have changed since: \"B\" (job_name).");
    }

    [Fact]
    public async Task A_rerun_with_another_script_keeps_it_in_its_journal()
    {
        var file = _aef.File("p.yaml", "name: p\nlevels:\n- - {job_id: A, job_name: a, executor: dataform-tag-executor}\n");
        var failing = _aef.File("s.yaml", "jobs: {A: {ends: failed}}");
        await _aef.RunAsync("simulate", file, "--script", failing, "--journal", _aef.PathOf("j"));

        var same = await _aef.RunAsync("rerun", _aef.PathOf("j"), "--journal", _aef.PathOf("j2"));
        var unreadable = await _aef.RunAsync(
            "rerun", _aef.PathOf("j"), "--script", _aef.PathOf("missing.yaml"), "--journal", _aef.PathOf("j3"));
        var wrong = await _aef.RunAsync(
            "rerun", _aef.PathOf("j"), "--script", _aef.File("bad.yaml", "jobs: {X: {ends: failed}}"), "--journal", _aef.PathOf("j3"));
        var other = await _aef.RunAsync(
            "rerun", _aef.PathOf("j"), "--script", _aef.File(
                "late.yaml",
                "jobs: {A: {ends: failed, message: other}}"), "--journal", _aef.PathOf("j3"));
        var again = await _aef.RunAsync("rerun", _aef.PathOf("j3"));
        var good = await _aef.RunAsync("rerun", _aef.PathOf("j3"), "--script", _aef.File("good.yaml", "jobs: {}"));

        same.ExitCode.ShouldBe(1);
        unreadable.Error.ShouldContain("missing.yaml: error AEF1001");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldContain("bad.yaml:1:8: error AEF6");
        other.Output.ShouldContain("other");
        again.Output.ShouldContain("other"); // from the journal
        good.ExitCode.ShouldBe(0, good.Error);
    }

    [Fact]
    public async Task A_script_is_only_for_pipelines()
    {
        var file = _aef.File("w.yaml", "main:\n  steps:\n  - a: {raise: no}\n");
        await _aef.RunAsync("simulate", file, "--journal", _aef.PathOf("j"));

        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("j"), "--script", _aef.File("s.yaml", "jobs: {}"));

        rerun.ExitCode.ShouldBe(1);
        rerun.Error.ShouldContain("error AEF6176: --script (-SimulationPath) is for runs of pipelines; "
            + "this is a run of Cloud Workflows source.");
    }
}
