using System.Text;
using System.Text.Json;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform;
using Aef.Documents.Collections;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using static Aef.Tests.Terraform.TerraformSamples;

namespace Aef.Tests.Terraform;

/// <summary>Configurations that the terraform program applies, without Google.</summary>
public sealed class OfflineTests
{
    /// <summary>Characters that Terraform would replace or combine.</summary>
    private const string Decomposed = "e\u0301 \u212b \u1100\u1161";

    private static readonly string[] Pieces =
    [
        "${", "%{", "}", "$", "%", "{", "~}", "\"", "\\", "\n", "\r", "\t", "${file(\"/etc/passwd\")}", "%{ for x in y }", "%{ endfor }",
        "<<EOF", "EOF", "//", "/*", "#", "a", "z9", "é", "日本", "😀", "\u2028", "<&>", "'", "`", "$${", "%%{", "\u0001", " ",
    ];

    [TerraformFact]
    public void Hostile_values_come_back_unchanged()
    {
        var random = new Random(20261130);
        List<TerraformPipeline> pipelines = [.. Enumerable.Range(0, 8).Select(n => Hostile(n, random))];
        var output = new TerraformTarget().Compile(pipelines, TerraformSamples.Parameters);
        output.Diagnostics.ShouldBeEmpty();
        using var terraform = new OfflineTerraform();
        var applied = terraform.Write(output.Artifacts).Apply(Variables).ShouldNotBeNull(terraform.Error);

        foreach (var pipeline in pipelines)
        {
            var source = pipeline.Pipeline.Source;
            var workflow = applied[$"google_workflows_workflow.{pipeline.Pipeline.Name}[0]"];
            workflow.GetProperty("description").GetString().ShouldBe(source.Description);
            workflow.GetProperty("labels").EnumerateObject().Select(l => (l.Name, l.Value.GetString()))
                .ShouldBe(source.Labels.Select(l => (l.Name, (string?)l.Value)), ignoreOrder: true);
            workflow.GetProperty("source_contents").GetString()
                .ShouldBe(output.Artifacts.Single(a => a.FileName == $"workflows/{pipeline.Artifacts[0].FileName}").Source);
            var schedule = source.Schedules[0];
            var job = applied[$"google_cloud_scheduler_job.{pipeline.Pipeline.Name}-s[0]"];
            job.GetProperty("schedule").GetString().ShouldBe(schedule.Cron);
            job.GetProperty("time_zone").GetString().ShouldBe(schedule.TimeZone);
            var sent = new JsonDocumentReader().Read(new SourceText(Argument(job), null)).Root;
            sent.ShouldBe(ScheduledArgument.Create("s", schedule)); // Terraform would compose the last characters of an input
        }

        foreach (var file in pipelines.SelectMany(p => p.JobFiles))
        {
            var uploaded = applied.Values.Single(
                v => v.TryGetProperty("name", out var name) && name.GetString() == $"{file.Executor}/{file.Job}.json");
            uploaded.GetProperty("source_md5hash").GetString().ShouldBe(Md5(file.Text));
        }
    }

    [TerraformFact]
    public void Accounts_roles_and_composer_2_are_evaluated()
    {
        var composer = new Dictionary<string, object?>(Variables, StringComparer.Ordinal)
        {
            ["create_composer_environment"] = true,
            ["deploy_composer_dags"] = true,
            ["functions_generation"] = 1,
            ["job_projects"] = new[] { "p2", "p3" },
            ["worker_service_accounts"] = new[] { "v@p2.iam.gserviceaccount.com" },
            ["workflows_log_level"] = "LOG_ALL_CALLS",
            ["composer_config"] = new
            {
                vpc = "net", subnet = "sub", connection_subnetwork = "conn", cloud_sql = "10.0.0.0/24", gke_master = "10.1.0.0/28",
                service_encryption_keys = new Dictionary<string, string> { ["us-central1"] = "key" },
                environment_size = "ENVIRONMENT_SIZE_LARGE",
                software_config = new
                {
                    image_version = "composer-2.9.7-airflow-3.0.1",
                    pypi_packages = new Dictionary<string, string> { ["x"] = "==1" },
                    env_variables = new { A = "b" },
                    cloud_data_lineage_integration = new { enabled = true },
                },
                web_server_access_control = new Dictionary<string, string> { ["10.0.0.0/8"] = "office" },
                workloads_config = new
                {
                    worker = new { cpu = 0.5, memory_gb = 2, storage_gb = 1, min_count = 1, max_count = 3 },
                    triggerer = new { cpu = 1, memory_gb = 4, count = 2 },
                },
            },
        };
        using var terraform = new OfflineTerraform();
        var applied = terraform.Write(Compile(null, Taxi, Nightly, Dag).Artifacts).Apply(composer).ShouldNotBeNull(terraform.Error);

        Roles(applied, "google_project_iam_member.workflow").ShouldBe(
        [
            "nightly p1 roles/cloudfunctions.invoker", "nightly p1 roles/logging.logWriter",
            "taxi-report p1 roles/cloudfunctions.invoker", "taxi-report p1 roles/logging.logWriter",
            "taxi-report p2 roles/dataflow.developer", "taxi-report p3 roles/dataflow.developer",
        ], ignoreOrder: true);
        applied.Keys.Where(k => k.StartsWith("google_service_account_iam_member.workers", StringComparison.Ordinal)).ShouldBe(
        [
            "google_service_account_iam_member.workers[\"taxi-report v@p2.iam.gserviceaccount.com\"]",
            "google_service_account_iam_member.workers[\"taxi-report w@p.iam.gserviceaccount.com\"]",
        ], ignoreOrder: true);
        Text(applied["google_workflows_workflow.taxi-report[0]"], "service_account").ShouldBe("wf-taxi-report@p1.iam.gserviceaccount.com");
        Text(applied["google_workflows_workflow.taxi-report[0]"], "call_log_level").ShouldBe("LOG_ALL_CALLS");
        Text(applied["google_cloud_scheduler_job.taxi-report-yellow[0]"].GetProperty("http_target"), "uri")
            .ShouldBe("https://workflowexecutions.googleapis.com/v1/projects/p1/locations/us-central1/workflows/taxi-report/executions");
        Text(applied["google_storage_bucket_object.dag_night[0]"], "bucket").ShouldBe("bucket-of-composer");

        var config = applied["google_composer_environment.composer[0]"].GetProperty("config")[0];
        config.GetProperty("node_config").GetRawText().ShouldBe(
            """{"composer_internal_ipv4_cidr_block":null,"composer_network_attachment":null,"network":"net","""
            + "\"service_account\":\"aef-composer@p1.iam.gserviceaccount.com\",\"subnetwork\":\"sub\"}");
        config.GetProperty("private_environment_config").GetRawText().ShouldBe(
            """[{"cloud_composer_connection_subnetwork":"conn","cloud_sql_ipv4_cidr_block":"10.0.0.0/24","""
            + "\"master_ipv4_cidr_block\":\"10.1.0.0/28\"}]");
        config.GetProperty("encryption_config").GetRawText().ShouldBe("""[{"kms_key_name":"key"}]""");
        config.GetProperty("web_server_network_access_control").GetRawText().ShouldBe(
            """[{"allowed_ip_range":[{"description":"office","value":"10.0.0.0/8"}]}]""");
        var software = config.GetProperty("software_config");
        software.GetProperty("env_variables").GetRawText().ShouldBe("""{"A":"b","AIRFLOW_VAR_DATA_TRANSFORMATION_GCS_BUCKET":"jobs-p1"}""");
        software.GetProperty("cloud_data_lineage_integration").GetRawText().ShouldBe("""[{"enabled":true}]""");
        config.GetProperty("workloads_config")[0].GetRawText().ShouldBe(
            """{"dag_processor":[],"scheduler":[],"triggerer":[{"count":2,"cpu":1,"memory_gb":4}],"web_server":[],"""
            + "\"worker\":[{\"cpu\":0.5,\"max_count\":3,\"memory_gb\":2,\"min_count\":1,\"storage_gb\":1}]}");
    }

    [TerraformFact]
    public void Nothing_is_deployed_that_the_variables_exclude()
    {
        var variables = new Dictionary<string, object?>(Variables, StringComparer.Ordinal)
        {
            ["deploy_cloud_workflows"] = false,
            ["deploy_composer_dags"] = true,
            ["composer_bucket_name"] = "gs://my-bucket/dags",
        };
        using var terraform = new OfflineTerraform();
        var applied = terraform.Write(Compile(null, Taxi, Nightly, Dag).Artifacts).Apply(variables).ShouldNotBeNull(terraform.Error);

        applied.Keys.ShouldBe(["google_storage_bucket_object.dag_night[0]"]);
        Text(applied["google_storage_bucket_object.dag_night[0]"], "bucket").ShouldBe("my-bucket");
    }

    [TerraformFact]
    public void Variables_that_do_not_fit_the_compiled_sources_are_refused()
    {
        var variables = new Dictionary<string, object?>(Variables, StringComparer.Ordinal)
        {
            ["project"] = "another",
            ["environment"] = "prod",
            ["deploy_composer_dags"] = true,
            ["create_composer_environment"] = true,
            ["composer_config"] = new { cloud_sql = "10.0.0.0/24", software_config = new { image_version = "composer-3-airflow-2.10.5" } },
        };
        using var terraform = new OfflineTerraform();
        terraform.Write(Compile(null, Taxi, Nightly, Dag).Artifacts).Apply(variables).ShouldBeNull();

        var error = terraform.Error.ReplaceLineEndings(" ");
        error.ShouldContain("The definitions were compiled for the project p1.");
        error.ShouldContain("The definitions were compiled for the environment dev.");
        error.ShouldContain("exist only in Composer 2");
        error.ShouldContain("The DAGs were compiled for Airflow 3, but image_version has another one.");
    }

    private static TerraformPipeline Hostile(int number, Random random)
    {
        var text = Random;
        var job = number % 2 == 0 ? "load" : Decomposed;
        var definition = Nightly.Replace("name: nightly", $"name: p{number}", StringComparison.Ordinal)
            .Replace("job_name: load", $"job_name: \"{job}\"", StringComparison.Ordinal);
        return Changed(definition, p => p
            .WithDescription(text())
            .WithLabels(Enumerable.Range(0, 20).Select(n => new PipelineLabel(n + text(), text())).ToEquatableList())
            .WithSchedules(
            [
                new PipelineSchedule(text(), text()).WithName("s").WithInputs(new MappingNode(
                [
                    new MappingEntry("a" + text(), ScalarNode.String(text() + Decomposed)),
                    new MappingEntry("number", ScalarNode.Double(1e300)),
                    new MappingEntry(
                        "list",
                        new SequenceNode([ScalarNode.String(text()), ScalarNode.Null(), ScalarNode.Integer(long.MinValue)])),
                ])),
            ])) with
        {
            JobFiles =
            [
                new TerraformJobFile($"executor {number}", text(), "jobs/x.json", $"{{\"x\": {JsonSerializer.Serialize(text())}}}"),
            ],
        };

        string Random() => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    private static string Argument(JsonElement job)
    {
        var body = job.GetProperty("http_target").GetProperty("body").GetString()!;
        using var request = JsonDocument.Parse(Convert.FromBase64String(body));
        return request.RootElement.GetProperty("argument").GetString()!;
    }

    private static string? Text(JsonElement node, string key) => node.GetProperty(key).GetString();

    /// <summary>The pipeline, project and role of each grant.</summary>
    private static IEnumerable<string> Roles(IReadOnlyDictionary<string, JsonElement> applied, string prefix) =>
        applied.Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(a => (Member: Text(a.Value, "member")!, Value: a.Value))
            .Select(a => $"{a.Member["serviceAccount:wf-".Length..].Split('@')[0]} {Text(a.Value, "project")} {Text(a.Value, "role")}");

    private static string Md5(string text) =>
#pragma warning disable CA5351 // Cloud Storage compares files by MD5.
        Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
