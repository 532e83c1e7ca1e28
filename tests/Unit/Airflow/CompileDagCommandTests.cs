using Aef.Tests.Cli;

namespace Aef.Tests.Airflow;

/// <summary><c>aef compile</c> for Airflow.</summary>
public sealed class CompileDagCommandTests : IDisposable
{
    private const string Steps = "levels:\n- [{ job_id: J01, job_name: load, executor: dataform-tag-executor }]\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task The_engine_selects_the_target_unless_the_caller_does()
    {
        var composer = _aef.File("night.yaml", "engine: composer\n" + Steps);

        var dag = await _aef.RunAsync("compile", composer, "--airflow", "2");
        var workflow = await _aef.RunAsync("compile", composer, "--target", "cloud_workflows");
        var other = await _aef.RunAsync("compile", _aef.File("day.yaml", Steps), "--target", "composer");

        dag.ExitCode.ShouldBe(0);
        dag.Output.ShouldStartWith("\"\"\"AEF pipeline night, compiled by aef");
        dag.Output.ShouldContain("from airflow.operators.empty import EmptyOperator\n");
        workflow.Output.ShouldStartWith("main:");
        other.Output.ShouldContain("from airflow.sdk import DAG");
    }

    [Fact]
    public async Task Nothing_is_written_when_airflow_cannot_run_the_pipeline()
    {
        var file = _aef.File("night.yaml", "triggers: { webhook: { name: w } }\n" + Steps);

        var result = await _aef.RunAsync("compile", file, "--target", "composer", "-o", _aef.PathOf("night.py"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF4210");
        File.Exists(_aef.PathOf("night.py")).ShouldBeFalse();
    }

    [Fact]
    public async Task Several_dags_need_a_folder_and_an_own_dag_may_be_replaced()
    {
        var file = _aef.File(
            "night.yaml",
            "inputs: { r: { type: string } }\nschedule: { name: s, cron: 0 5 * * *, inputs: { r: x } }\n"
            + "levels:\n- [{ job_id: J01, job_name: load, executor: dataform-tag-executor, when: '${inputs.r == \"x\"}' }]\n");

        var one = await _aef.RunAsync("compile", file, "--target", "composer", "-o", _aef.PathOf("night.py"));
        var all = await _aef.RunAsync("compile", file, "--target", "composer", "-o", _aef.PathOf("dags/"));
        var again = await _aef.RunAsync("compile", file, "--target", "composer", "-o", _aef.PathOf("dags/"));

        one.ExitCode.ShouldBe(2);
        one.Error.ShouldContain("pass a folder");
        (all.ExitCode, again.ExitCode).ShouldBe((0, 0), all.Error + again.Error);
        Directory.GetFiles(_aef.PathOf("dags")).Select(f => Path.GetFileName(f)).Order().ShouldBe(["night.py", "night__s.py"]);
    }

    [Fact]
    public async Task A_job_file_of_the_environment_comes_before_the_shared_one()
    {
        Write("shared", "shared");
        Write("dev", "development");
        var file = _aef.File("night.yaml", Steps);
        var parameters = _aef.File("platform-parameters-dev.json", """[{"ParameterKey": "pRegion", "ParameterValue": "r"}]""");

        var dev = await _aef.RunAsync("compile", file, "--target", "composer", "--parameters", parameters);
        var shared = await _aef.RunAsync("compile", file, "--target", "composer");

        dev.Output.Contains("repository_id=\"development\"", StringComparison.Ordinal).ShouldBeTrue(dev.Error);
        shared.Output.Contains("repository_id=\"shared\"", StringComparison.Ordinal).ShouldBeTrue(shared.Error);
    }

    private void Write(string environment, string repository)
    {
        var folder = _aef.PathOf(environment == "shared" ? "jobs/dataform-tag-executor" : $"jobs/{environment}/dataform-tag-executor");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "load.json"),
            $$"""
            {"dataform_project_id": "p", "dataform_location": "l", "repository_name": "{{repository}}", "branch": "main", "tags": ["t"]}
            """);
    }
}
