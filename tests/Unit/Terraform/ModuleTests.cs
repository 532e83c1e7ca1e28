using System.Text.Json;
using Aef.Tests.Support;

namespace Aef.Tests.Terraform;

/// <summary>The modules in the folder terraform.</summary>
public sealed class ModuleTests
{
    [Theory]
    [InlineData("aef")]
    [InlineData("pydataflow")]
    public void Every_argument_of_a_module_is_one_that_its_resource_has(string name)
    {
        var files = HclModule.Read(name);
        files.ShouldContainKey("main.tf.json");
        foreach (var (file, source) in files)
        {
            using var document = JsonDocument.Parse(source);
            ArgumentTable.Read().Check(document.RootElement).ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("aef")]
    [InlineData("pydataflow")]
    public void A_page_lists_every_variable(string name)
    {
        using var variables = JsonDocument.Parse(HclModule.Read(name)["variables.tf.json"]);
        var page = File.ReadAllText(Repository.PathOf("terraform", name, "README.md"));
        variables.RootElement.GetProperty("variable").EnumerateObject().Select(v => $"`{v.Name}`")
            .Where(v => !page.Contains(v, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_module_and_the_compiler_configure_composer_in_the_same_way()
    {
        using var module = JsonDocument.Parse(HclModule.Read("aef")["composer.tf.json"]);
        using var compiled = JsonDocument.Parse(TerraformSamples.Files(TerraformSamples.Dag)["composer.tf.json"]);
        Normal(Config(module)).ShouldBe(Normal(Config(compiled)));

        static JsonElement Config(JsonDocument file) => file.RootElement.GetProperty("resource").GetProperty("google_composer_environment")
            .GetProperty("composer").GetProperty("config");
    }

    [TerraformFact]
    public void The_example_of_the_module_for_AEF_is_applied()
    {
        using var terraform = new OfflineTerraform();
        var workflows = terraform.Folder("workflows", ("load.yaml", "main: {steps: [{a: {return: \"${1}\"}}]}\n"), ("b.json", "{}"));
        var dags = terraform.Folder("dags", ("night.py", "# dag\n"));
        var jobs = terraform.Folder("jobs/an-executor", ("a b.json", "{}"));
        var applied = terraform.Write(HclModule.Read("aef")).WriteExample("aef").Apply(new
        {
            workflows_folder = workflows,
            dags_folder = dags,
            jobs_folder = Path.GetDirectoryName(jobs),
        }).ShouldNotBeNull(terraform.Error);

        applied["google_workflows_workflow.workflows[\"load\"]"].GetProperty("source_contents").GetString()!.ShouldContain("${1}");
        applied["google_workflows_workflow.workflows[\"b\"]"].GetProperty("call_log_level").GetString().ShouldBe("LOG_ALL_CALLS");
        applied["google_storage_bucket.jobs[0]"].GetProperty("name").GetString().ShouldBe("transformation-dev_aef_jobs_bucket");
        applied["google_storage_bucket_object.jobs[\"an-executor/a b.json\"]"].GetProperty("name").GetString()
            .ShouldBe("an-executor/a b.json");
        applied["google_storage_bucket_object.dags[\"night.py\"]"].GetProperty("bucket").GetString().ShouldBe("bucket-of-composer");
        var config = applied["google_composer_environment.composer[0]"].GetProperty("config")[0];
        config.GetProperty("node_config").GetProperty("network").GetString().ShouldBe("projects/orchestration-dev/global/networks/main");
        config.GetProperty("private_environment_config").GetArrayLength().ShouldBe(0);
    }

    [TerraformFact]
    public void The_example_of_the_module_for_pydataflow_is_applied()
    {
        using var terraform = new OfflineTerraform();
        terraform.Write(HclModule.Read("pydataflow")).WriteExample("pydataflow");
        var applied = terraform.Apply(new { }).ShouldNotBeNull(terraform.Error);

        applied.Keys.Where(k => k.StartsWith("google_service_account.", StringComparison.Ordinal))
            .ShouldBe(["google_service_account.workflow[0]"]);
        applied["google_project_iam_member.worker[\"roles/dataflow.worker\"]"].GetProperty("member").GetString()
            .ShouldBe("serviceAccount:dataflow-worker@shared-accounts.iam.gserviceaccount.com");
        applied["google_storage_bucket.bucket"].GetProperty("name").GetString().ShouldBe("pydataflow-dev-pydataflow");
        applied["google_compute_subnetwork.workers"].GetProperty("ip_cidr_range").GetString().ShouldBe("10.20.0.0/20");
        applied["google_project.project[0]"].GetProperty("folder_id").GetString().ShouldBe("folders/123456789012");
    }

    /// <summary>The same value, without the order of keys.</summary>
    private static string Normal(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => string.Join(
            ",",
            node.EnumerateObject().OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"{e.Name}: {{{Normal(e.Value)}}}")),
        JsonValueKind.Array => $"[{string.Join(",", node.EnumerateArray().Select(Normal))}]",
        JsonValueKind.String => node.GetString()!,
        _ => node.GetRawText(),
    };
}
