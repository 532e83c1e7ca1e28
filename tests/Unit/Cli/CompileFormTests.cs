using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary>The forms of <c>aef compile</c>: AEF's own command line, templates of users, and everything for an environment.</summary>
public sealed class CompileFormTests : IDisposable
{
    private const string Parameters = """
        [{"ParameterKey": "pRegion", "ParameterValue": "europe-west3"}, {"ParameterKey": "pProjectID", "ParameterValue": "p-dev"}]
        """;

    private const string Composer = """
        {"engine": "composer", "definition": [{"LEVEL_ID": "1", "THREADS": [{"THREAD_ID": "1", "STEPS": [
          {"JOB_ID": "J01", "JOB_NAME": "load", "TYPE": "async", "COMPOSER_STEP": "dataform-tag-executor"}]}]}]}
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    /// <summary>The call of AEF's Terraform code: only the program's name differs.</summary>
    [Theory]
    [InlineData("demo.json", "False", "{")]
    [InlineData("demo.yaml", "True", "main:")]
    [InlineData("demo.json", null, "{")]
    public async Task The_call_of_AEF_writes_a_workflow_and_creates_its_folder(string output, string? fourth, string beginning)
    {
        var definition = _aef.File("demo_cw.yaml", CliSamples.Definition);
        var parameters = _aef.File("platform-parameters-dev.json", Parameters);
        var path = _aef.PathOf(Path.Combine("cloud-workflows", "new", output));

        var result = await _aef.RunAsync(["compile", definition, parameters, path, .. fourth is null ? Array.Empty<string>() : [fourth]]);

        result.ExitCode.ShouldBe(0, result.Error);
        var source = await File.ReadAllTextAsync(path);
        source.ShouldStartWith(beginning);
        source.ShouldContain("p-dev");
        var same = await _aef.RunAsync("compile", definition, "--parameters", parameters, "-o", _aef.PathOf(output));
        same.ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(_aef.PathOf(output))).ShouldBe(source);
    }

    [Theory]
    [InlineData(new string[0], "from airflow.operators.empty import EmptyOperator")]
    [InlineData(new[] { "--airflow", "3" }, "from airflow.sdk import")]
    public async Task The_call_of_AEF_writes_a_DAG_for_Airflow_2_unless_another_one_is_requested(string[] options, string part)
    {
        var definition = _aef.File("demo.json", Composer);
        var path = _aef.PathOf("dags/demo.py");

        var parameters = _aef.File("platform-parameters-dev.json", Parameters);
        var result = await _aef.RunAsync(["compile", definition, parameters, path, "False", .. options]);

        result.ExitCode.ShouldBe(0, result.Error);
        (await File.ReadAllTextAsync(path)).ShouldContain(part);
    }

    [Fact]
    public async Task An_output_of_AEFs_generator_is_replaced_and_a_workflow_of_a_person_is_not()
    {
        var definition = _aef.File("demo_cw.yaml", CliSamples.Definition);
        var parameters = _aef.File("platform-parameters-dev.json", Parameters);
        var old = _aef.File("old.json", "main:\n  params: [args]\n  steps:\n   - workflow:\n         try:\n             steps: []\n");
        var dag = _aef.File(
            "old.py",
            "import x\njobs_bucket = Variable.get(\"DATA_TRANSFORMATION_GCS_BUCKET\")\n\nwith models.DAG(\n  'x'):\n  pass\n");
        var own = _aef.File("own.yaml", "main:\n  params: [args]\n  steps:\n    - a: {return: 1}\n");

        (await _aef.RunAsync("compile", definition, parameters, old, "False")).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("compile", _aef.File("demo.json", Composer), parameters, dag, "False")).ExitCode.ShouldBe(0);
        var refused = await _aef.RunAsync("compile", definition, parameters, own, "False");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("AEF1081");
    }

    [Fact]
    public async Task After_an_error_there_is_no_new_folder()
    {
        var definition = _aef.File("bad.yaml", CliSamples.Definition.Replace("job_id: C", "job_id: B", StringComparison.Ordinal));

        var parameters = _aef.File("platform-parameters-dev.json", Parameters);
        var result = await _aef.RunAsync("compile", definition, parameters, _aef.PathOf("a/b/c.json"));

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("AEF2003");
        Directory.Exists(_aef.PathOf("a")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("definition other", "aef compile has one definition")]
    [InlineData("definition parameters out.json False more", "at most four arguments; got 5")]
    [InlineData("definition parameters out.json other.json", "generate_for_pipeline, True or False")]
    [InlineData("definition parameters out.json False -o x.json", "-o cannot be combined with AEF's form")]
    [InlineData("definition parameters out.json --target composer", "--target cannot be combined with AEF's form")]
    [InlineData("- parameters out.json", "needs a file")]
    [InlineData("definition --template t --target composer", "--template is for the target template")]
    [InlineData("definition --target template", "needs a template")]
    [InlineData("definition --environment dev", "need --target terraform or --target all")]
    [InlineData("definition --target all -o out/", "needs the environment")]
    [InlineData("definition --target all --environment dev", "pass a folder")]
    [InlineData("definition --target all --environment dev --parameters p -o out/", "pass one of the two")]
    [InlineData("definition --template t --airflow 2", "--airflow has no effect")]
    [InlineData("definition --template t --environment dev", "need --target terraform or --target all")]
    [InlineData("definition --template t --pipeline x", "need --target terraform or --target all")]
    [InlineData("definition --template t --label a=b", "need --target terraform or --target all")]
    public async Task A_command_line_that_can_mean_two_things_is_refused(string line, string problem)
    {
        _aef.File("parameters", Parameters);
        var definition = _aef.File("definition", CliSamples.Definition);

        var result = await _aef.RunAsync(["compile", .. line.Split(' ').Select(a => a == "definition" ? definition : a)]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(problem);
        File.Exists("out.json").ShouldBeFalse();
        Directory.Exists("out").ShouldBeFalse();
    }

    [Fact]
    public async Task A_template_goes_to_standard_output_a_file_or_a_folder()
    {
        var definition = _aef.File("sample.yaml", CliSamples.Definition);
        var template = _aef.File("names.md.scriban", "{{ for s in steps }}{{ s.id | md }} {{ end }}\n");

        var shown = await _aef.RunAsync("compile", definition, "--template", template);
        shown.ShouldBe(new CliResult(0, "B C D \n", shown.Error));
        string[] toFolder = ["compile", definition, "--target", "template", "--template", template, "-o", _aef.PathOf("out/")];
        (await _aef.RunAsync(toFolder)).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(_aef.PathOf("out/sample.md"))).ShouldBe("B C D \n");
        (await _aef.RunAsync("compile", definition, "--template", template, "-o", _aef.PathOf("own.txt"))).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(_aef.PathOf("own.txt"))).ShouldBe("B C D \n");

        var shownAsJson = await _aef.RunAsync("compile", definition, "--template", template, "--output", "json");
        using var json = JsonDocument.Parse(shownAsJson.Output);
        json.RootElement.GetProperty("files")[0].GetProperty("source").GetString().ShouldBe("B C D \n");
        json.RootElement.GetProperty("compiled").GetBoolean().ShouldBeTrue();
    }

    /// <summary>An output of a template has no mark: only the same text, or --force, may replace a file.</summary>
    [Fact]
    public async Task A_file_of_a_person_is_kept_and_the_same_text_is_no_conflict()
    {
        var definition = _aef.File("sample.yaml", CliSamples.Definition);
        var template = _aef.File("t.md.scriban", "{{ pipeline.name | md }}\n");
        var output = _aef.File("notes.md", "mine\n");
        string[] line = ["compile", definition, "--template", template, "-o", output];

        var refused = await _aef.RunAsync(line);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("AEF1081");
        (await File.ReadAllTextAsync(output)).ShouldBe("mine\n");
        (await _aef.RunAsync([.. line, "--force"])).ExitCode.ShouldBe(0);
        (await _aef.RunAsync(line)).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("compile", definition, "--template", template, "-o", template)).Error.ShouldContain("AEF1080");
    }

    [Fact]
    public async Task Errors_of_the_pipeline_and_of_the_template_are_reported_together()
    {
        var definition = _aef.File("bad.yaml", CliSamples.Definition.Replace("job_id: C", "job_id: B", StringComparison.Ordinal));
        var template = _aef.File("t.scriban", "line\n{{ 1 + }}\n{{ end }}\n");

        var result = await _aef.RunAsync("compile", definition, "--template", template, "-o", _aef.PathOf("x.txt"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF2003");
        result.Error.ShouldContain("t.scriban:2:");
        result.Error.ShouldContain("AEF4320");
        File.Exists(_aef.PathOf("x.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_for_an_environment_is_written_into_one_folder()
    {
        Directory.CreateDirectory(_aef.PathOf("definitions/jobs/dataform-tag-executor"));
        _aef.File("definitions/night.yaml", CliSamples.Definition.Replace("name: sample", "name: night", StringComparison.Ordinal));
        _aef.File("definitions/dag.json", Composer);
        _aef.File("definitions/flow.yaml", CliSamples.Workflow);
        _aef.File("definitions/platform-parameters-dev.json", Parameters);
        _aef.File("definitions/platform-parameters-prod.json", Parameters.Replace("p-dev", "p-prod", StringComparison.Ordinal));
        _aef.File(
            "definitions/jobs/dataform-tag-executor/load.json",
            """{"branch": "main", "tags": ["x"], "dataform_project_id": "p", "dataform_location": "l", "repository_name": "r"}""");

        var result = await _aef.RunAsync(
            "compile",
            _aef.PathOf("definitions"),
            "--target",
            "all",
            "--environment",
            "prod",
            "-o",
            _aef.PathOf("out/"),
            "--output",
            "json");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        Directory.EnumerateFiles(_aef.PathOf("out"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_aef.PathOf("out"), f))
            .Order(StringComparer.Ordinal)
            .Where(f => !f.EndsWith(".tf.json", StringComparison.Ordinal))
            .ShouldBe(["dags/dag.py", "workflows/night.yaml"]);
        File.Exists(_aef.PathOf("out/workflows.tf.json")).ShouldBeTrue(); // the configuration that deploys them
        (await File.ReadAllTextAsync(_aef.PathOf("out/workflows/night.yaml"))).ShouldContain("p-prod");
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("kind").GetString()).ShouldContain("dag");

        var again = await _aef.RunAsync(
            "compile",
            _aef.PathOf("definitions"),
            "--target",
            "all",
            "--environment",
            "dev",
            "-o",
            _aef.PathOf("out/"));
        again.ExitCode.ShouldBe(0, again.Error);
        (await File.ReadAllTextAsync(_aef.PathOf("out/workflows/night.yaml"))).ShouldContain("p-dev");
    }

    [Fact]
    public async Task One_bad_definition_or_a_missing_environment_writes_nothing()
    {
        Directory.CreateDirectory(_aef.PathOf("d"));
        _aef.File("d/good.yaml", CliSamples.Definition);
        _aef.File(
            "d/bad.yaml",
            CliSamples.Definition.Replace("job_id: C", "job_id: B", StringComparison.Ordinal)
                .Replace("name: sample", "name: bad", StringComparison.Ordinal));
        _aef.File("d/platform-parameters-prod.json", Parameters);

        var result = await _aef.RunAsync("compile", _aef.PathOf("d"), "--target", "all", "--environment", "prd", "-o", _aef.PathOf("out/"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF2003");
        result.Error.ShouldContain("AEF1028");
        result.Error.ShouldContain("Did you mean \"prod\"?");
        Directory.Exists(_aef.PathOf("out")).ShouldBeFalse();
    }
}
