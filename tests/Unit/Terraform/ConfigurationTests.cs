using System.Text.Json;
using Aef.Core.Targets.Terraform.Model;
using Aef.Tests.Support;
using static Aef.Tests.Terraform.TerraformSamples;

namespace Aef.Tests.Terraform;

/// <summary>What configurations contain; the program is not needed for this.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void Every_argument_is_one_that_its_resource_has()
    {
        var table = ArgumentTable.Read();
        foreach (var (name, source) in Files(Taxi, Nightly, Dag).Where(f => f.Key.EndsWith(".tf.json", StringComparison.Ordinal)))
        {
            using var file = JsonDocument.Parse(source);
            table.Check(file.RootElement).ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData(
        """{"resource": {"google_service_account": {"x": {"account_id": "abc", "acount": "x"}}}}""",
        "google_service_account.x: unknown argument acount")]
    [InlineData("""{"resource": {"google_service_account": {"x": {}}}}""", "google_service_account.x: account_id is missing")]
    [InlineData(
        """{"resource": {"google_service_account": {"x": {"account_id": 1}}}}""",
        "google_service_account.x: account_id is Number, not string")]
    [InlineData(
        """{"resource": {"google_cloud_scheduler_job": {"x": {"name": "a", "http_target": {"uri": "a", "oauth_token": {}}}}}}""",
        "google_cloud_scheduler_job.x: http_target.oauth_token.service_account_email is missing")]
    public void The_table_finds_wrong_arguments(string source, string problem)
    {
        using var file = JsonDocument.Parse(source);
        ArgumentTable.Read().Check(file.RootElement).ShouldBe([problem]);
    }

    [Fact]
    public void The_page_shows_what_is_compiled()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "terraform.md")).ReplaceLineEndings("\n");
        var files = Files(Blocks("yaml title=taxi.yaml").Single());
        var shown = Blocks("json").ToList();

        shown.Count.ShouldBe(2);
        shown.Where(s => !files.Values.Any(f => f.Contains(Indented(s), StringComparison.Ordinal))).ShouldBeEmpty();

        IEnumerable<string> Blocks(string kind) =>
            page.Split($"\n```{kind}\n").Skip(1).Select(b => b[..b.IndexOf("\n```", StringComparison.Ordinal)]);

        static string Indented(string text) => string.Join('\n', text.Split('\n').Select(l => "    " + l));
    }

    [Fact]
    public void The_same_definitions_in_another_order_become_the_same_files() =>
        Files(Taxi, Dag, Nightly).ShouldBe(Files(Nightly, Taxi, Dag));

    [Fact]
    public void Another_pipeline_changes_no_name_of_the_others()
    {
        var alone = Names(Files(Taxi)).ToList();
        alone.ShouldNotBeEmpty();
        alone.Except(Names(Files(Taxi, Nightly, Dag))).ShouldBeEmpty();
    }

    [Fact]
    public void Each_schedule_that_is_not_disabled_has_a_job()
    {
        var jobs = Resources(Files(Taxi)["schedules.tf.json"], "google_cloud_scheduler_job");
        jobs.Keys.ShouldBe(["taxi-report-monthly", "taxi-report-yellow"], ignoreOrder: true);
        jobs["taxi-report-monthly"].GetProperty("paused").GetBoolean().ShouldBeTrue();
        jobs["taxi-report-yellow"].GetProperty("paused").GetString().ShouldBe("${var.pause_schedules}");
        jobs["taxi-report-yellow"].GetProperty("time_zone").GetString().ShouldBe("Europe/Berlin");
    }

    [Fact]
    public void The_schedule_of_a_dag_has_no_job()
    {
        var files = Files(Dag.Replace("engine:", "schedule: {cron: 0 5 * * *}\nengine:", StringComparison.Ordinal));
        Resources(files["schedules.tf.json"], "google_cloud_scheduler_job").ShouldBeEmpty();
    }

    [Fact]
    public void The_roles_are_those_of_the_calls()
    {
        using var file = JsonDocument.Parse(Files(Taxi, Nightly)["pipelines.tf.json"]);
        var roles = file.RootElement.GetProperty("locals").GetProperty("workflow_roles");
        Texts(roles.GetProperty("taxi-report").GetProperty("jobs")).ShouldBe(["roles/dataflow.developer"]);
        Texts(roles.GetProperty("taxi-report").GetProperty("project")).ShouldBe(["roles/logging.logWriter"]);
        Texts(roles.GetProperty("taxi-report").GetProperty("worker_accounts")).ShouldBe(["w@p.iam.gserviceaccount.com"]);
        roles.GetProperty("taxi-report").GetProperty("calls_functions").GetBoolean().ShouldBeTrue();
        Texts(roles.GetProperty("nightly").GetProperty("jobs")).ShouldBeEmpty();
        roles.GetProperty("nightly").GetProperty("starts_workers").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("bigquery-query", "roles/bigquery.jobUser, roles/storage.objectViewer")]
    [InlineData("bigquery-load", "roles/bigquery.jobUser, roles/storage.objectViewer")]
    [InlineData("bq-saved-query-executor", "roles/bigquery.jobUser, roles/dataform.editor, roles/storage.objectViewer")]
    [InlineData("cloud-build", "roles/cloudbuild.builds.editor, roles/storage.objectViewer")]
    [InlineData("cloud-run-job", "roles/run.developer, roles/storage.objectViewer")]
    [InlineData("dataflow-flextemplate-job-executor", "roles/dataflow.developer, roles/storage.objectViewer")]
    [InlineData("dataform-tag-executor", "roles/dataform.editor, roles/storage.objectViewer")]
    [InlineData("dataproc-serverless-job-executor", "roles/dataproc.editor, roles/storage.objectViewer")]
    [InlineData("gcs-copy", "roles/storage.objectUser")]
    [InlineData("gcs-wait", "roles/storage.objectViewer")]
    [InlineData("notify", "roles/storage.objectViewer")]
    [InlineData("workflow", "roles/storage.objectViewer")]
    public void The_roles_of_an_executor_with_a_connector_are_those_of_its_api(string executor, string roles)
    {
        var result = Compile(
            null,
            $"name: p\ndefaults: {{binding: connector}}\nlevels:\n- - {{job_id: J01, job_name: load, executor: {executor}}}\n");

        result.Diagnostics.Select(d => d.Code).ShouldNotContain("AEF4302");
        using var file = JsonDocument.Parse(result.Artifacts.Single(a => a.FileName == "pipelines.tf.json").Source);
        var granted = file.RootElement.GetProperty("locals").GetProperty("workflow_roles").GetProperty("p");
        string.Join(", ", Texts(granted.GetProperty("jobs"))).ShouldBe(roles);
        Texts(granted.GetProperty("project")).Contains("roles/workflows.invoker").ShouldBe(executor == "workflow");
        granted.GetProperty("calls_functions").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "${secrets.hook}", "hook", false)]
    [InlineData("variables: {v: \"${secrets.hook}\"}", "${variables.v}", "hook", false)]
    [InlineData("inputs: {s: {type: string, secret: true}}", "${inputs.s}", "", true)]
    [InlineData("", "https://hooks.example.com/x", "", false)]
    public void A_secret_that_is_known_gets_a_role_of_its_own(string head, string url, string secrets, bool ofProject)
    {
        using var file = JsonDocument.Parse(Files(
            $"name: p\n{head}\nlevels:\n- - {{job_id: J, job_name: n, executor: notify, with: {{url: \"{url}\", text: t}}}}\n")
            ["pipelines.tf.json"]);
        var granted = file.RootElement.GetProperty("locals").GetProperty("workflow_roles").GetProperty("p");
        string.Join(", ", Texts(granted.GetProperty("secrets"))).ShouldBe(secrets);
        Texts(granted.GetProperty("project")).Contains("roles/secretmanager.secretAccessor").ShouldBe(ofProject);
    }

    [Theory]
    [InlineData("https://us-central1-dataproc.googleapis.com/v1/x", "OAuth2", "roles/dataproc.editor")]
    [InlineData("https://my-service-abc.a.run.app/x", "OIDC", "roles/run.invoker")]
    public void A_request_of_a_step_determines_its_role(string url, string auth, string role)
    {
        using var file = JsonDocument.Parse(Files(
            "name: p\nlevels:\n- - job_id: J01\n    job_name: load\n    executor: http-request\n"
            + $"    with: {{url: \"{url}\", method: POST, auth: {{type: {auth}}}}}\n")["pipelines.tf.json"]);
        var granted = file.RootElement.GetProperty("locals").GetProperty("workflow_roles").GetProperty("p");
        Texts(granted.GetProperty("jobs")).Concat(Texts(granted.GetProperty("project"))).ShouldContain(role);
    }

    [Fact]
    public void The_variables_of_AEF_exist_with_its_defaults()
    {
        using var file = JsonDocument.Parse(Compile(new(), Nightly).Artifacts.Single(a => a.FileName == "variables.tf.json").Source);
        var variables = file.RootElement.GetProperty("variable");
        string[] required = ["project", "region", "environment", "data_transformation_project"];
        required.Where(v => variables.GetProperty(v).TryGetProperty("default", out _)).ShouldBeEmpty();
        variables.GetProperty("deploy_cloud_workflows").GetProperty("default").GetBoolean().ShouldBeTrue();
        variables.GetProperty("deploy_composer_dags").GetProperty("default").GetBoolean().ShouldBeFalse();
        variables.GetProperty("create_composer_environment").GetProperty("default").GetBoolean().ShouldBeFalse();
        variables.GetProperty("workflows_log_level").GetProperty("default").GetString().ShouldBe("LOG_ERRORS_ONLY");
        variables.GetProperty("composer_bucket_name").GetProperty("type").GetString().ShouldBe("string");
        variables.GetProperty("composer_config").GetProperty("type").GetString().ShouldStartWith("object(");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("taxi-report")]
    [InlineData("Taxi_Report")]
    [InlineData("taxi-report-with-a-name-of-exactly-sixty-four-characters-abcdefg")]
    [InlineData("x-")]
    public void An_account_id_has_the_form_that_google_requires(string pipeline) =>
        TfNames.AccountId(pipeline).ShouldMatch("^[a-z][-a-z0-9]{4,28}[a-z0-9]$");

    [Fact]
    public void Similar_names_have_different_account_ids() =>
        new[] { "taxi-report", "taxi_report", "Taxi-report", "TAXI-REPORT" }.Select(TfNames.AccountId).ShouldBeUnique();

    private static Dictionary<string, JsonElement> Resources(string source, string type)
    {
        using var file = JsonDocument.Parse(source);
        return file.RootElement.TryGetProperty("resource", out var types) && types.TryGetProperty(type, out var resources)
            ? resources.EnumerateObject().ToDictionary(r => r.Name, r => r.Value.Clone(), StringComparer.Ordinal)
            : [];
    }

    private static IEnumerable<string> Names(Dictionary<string, string> files) =>
        from file in files
        where file.Key.EndsWith(".tf.json", StringComparison.Ordinal)
        from type in new[] { "google_workflows_workflow", "google_cloud_scheduler_job", "google_storage_bucket_object" }
        from name in Resources(file.Value, type).Keys
        select $"{type}.{name}";

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(i => i.GetString());
}
