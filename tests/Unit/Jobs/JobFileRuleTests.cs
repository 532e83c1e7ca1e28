using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Jobs;

/// <summary>Job files next to a definition.</summary>
public sealed class JobFileRuleTests : IDisposable
{
    private const string Good = """{"dataform_project_id": "p", "dataform_location": "l", "repository_name": "r", "branch": "b", "tags": ["t"]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-jobs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_job_with_its_file_has_no_problem() => Codes($"=== jobs/dataform-tag-executor/a.json\n{Good}").ShouldBe("");

    [Fact]
    public void Without_a_folder_of_jobs_nothing_is_reported() => Codes("=== other/x.json\n{}").ShouldBe("");

    [Fact]
    public void A_folder_without_executors_is_not_a_folder_of_jobs() => Codes("=== jobs/readme/x.json\n{}").ShouldBe("");

    [Fact]
    public void Every_environment_is_checked() =>
        Codes($"=== jobs/dev/dataform-tag-executor/a.json\n{Good}\n=== jobs/prod/dataform-tag-executor/b.json\n{Good}").ShouldBe("AEF3016");

    [Fact]
    public void A_job_name_never_leads_out_of_the_folder()
    {
        var diagnostic = Check($"=== jobs/dataform-tag-executor/b.json\n{Good}\n=== secret.json\n[]", job: "../../secret")
            .ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("AEF3016");
    }

    [Fact]
    public void A_job_name_with_a_slash_is_a_file_in_a_folder() =>
        Check($"=== jobs/dataform-tag-executor/a b/c.json\n{Good}", job: "a b/c").ShouldBeEmpty();

    [Theory]
    [InlineData("a/../../../secret")]
    [InlineData("/secret")]
    [InlineData("a//b")]
    [InlineData("a/.")]
    public void A_slash_does_not_lead_out_of_the_folder(string job) =>
        Check($"=== jobs/dataform-tag-executor/a/b.json\n{Good}\n=== secret.json\n[]", job: job)
            .ShouldHaveSingleItem().Code.ShouldBe("AEF3016");

    [Fact]
    public void An_environment_without_a_file_has_that_of_all() => Codes(
        $"=== jobs/dataform-tag-executor/a.json\n{Good}\n=== jobs/prod/dataform-tag-executor/b.json\n{{}}").ShouldBe("");

    [Fact]
    public void A_file_of_an_environment_completes_that_of_all() => Codes(
        $"=== jobs/dataform-tag-executor/a.json\n{Good}\n"
            + "=== jobs/prod/dataform-tag-executor/a.json\n{\"branch\": \"prod\"}").ShouldBe("");

    [Fact]
    public void A_typing_error_in_a_job_name_is_one_problem_with_a_suggestion()
    {
        var diagnostic = Check($"=== jobs/dataform-tag-executor/load_orders.json\n{Good}", job: "load_order").ShouldHaveSingleItem();

        diagnostic.Message.ShouldEndWith("Did you mean \"load_orders\"?");
        diagnostic.Fixes.ShouldHaveSingleItem().IsSafe.ShouldBeFalse();
    }

    [Theory]
    [InlineData("branch", "brnch", "AEF3018")]
    [InlineData("branch", "color", "AEF3017, AEF3018")]
    [InlineData("\"p\"", "null", "AEF3017")]
    [InlineData("[\"t\"]", "\"t\"", "AEF3019")]
    [InlineData("\"branch\": \"b\", ", "", "AEF3017")]
    [InlineData("{\"data", "{\"description\": 5, \"data", "")]
    public void The_values_of_a_job_file_are_checked_against_the_catalog(string text, string replacement, string expected) =>
        Codes($"=== jobs/dataform-tag-executor/a.json\n{Good.Replace(text, replacement, StringComparison.Ordinal)}").ShouldBe(expected);

    [Fact]
    public void Values_from_with_or_step_properties_are_not_missing() =>
        Codes(
            $"=== jobs/dataform-tag-executor/a.json\n{Good.Replace("\"branch\": \"b\", ", string.Empty, StringComparison.Ordinal)}",
            ", step_properties: {branch: main}")
            .ShouldBe("");

    [Fact]
    public void An_executor_whose_jobs_can_do_without_a_file_does() =>
        Codes("=== jobs/bq-saved-query-executor/other.json\n{}", executor: "bq-saved-query-executor").ShouldBe("");

    [Fact]
    public void A_job_file_is_checked_by_itself_too()
    {
        var files = ProjectExamples.Write(
            $"=== jobs/dataform-tag-executor/a.json\n{Good.Replace("branch", "brnch", StringComparison.Ordinal)}",
            _folder.FullName);

        var loaded = new AefWorkspace(new YamlDocumentReader()).LoadFile(files[0]);

        (loaded.Kind, loaded.Diagnostics.ShouldHaveSingleItem().Code).ShouldBe((LoadedKind.JobFile, "AEF3018"));
    }

    [Fact]
    public void A_list_that_is_written_as_JSON_text_is_converted_without_a_word() =>
        Codes($"=== jobs/dataform-tag-executor/a.json\n{Good.Replace("[\"t\"]", "\"[\\\"t\\\"]\"", StringComparison.Ordinal)}")
            .ShouldBe("");

    [Theory]
    [InlineData("{\"url\": \"https://a.example\"}", "{\"text\": \"x\"}", "")]
    [InlineData("{\"url\": \"https://a.example\"}", "{}", "AEF3058")]
    [InlineData("{\"url\": \"https://a.example\", \"text\": \"x\"}", "{\"text\": null}", "AEF3058")]
    [InlineData("{\"url\": \"a.example\", \"text\": \"x\"}", "{}", "AEF3059")]
    [InlineData("{\"url\": \"https://a.example\"}", "{\"text\": [\"x\"]}", "AEF3060")]
    public void For_a_connector_the_file_of_an_environment_is_merged_over_the_shared_one(string shared, string own, string expected) =>
        Codes($"=== jobs/notify/a.json\n{shared}\n=== jobs/dev/notify/a.json\n{own}", executor: "notify").ShouldBe(expected);

    [Fact]
    public void An_environment_whose_file_lacks_something_is_named_when_another_one_has_it()
    {
        var diagnostic = Check(
            "=== jobs/dev/notify/a.json\n{\"text\": \"x\"}\n=== jobs/prod/notify/a.json\n{\"url\": \"https://a.example\", \"text\": \"x\"}",
            executor: "notify").ShouldHaveSingleItem();

        (diagnostic.Code, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(diagnostic.Location.Path))))
            .ShouldBe(("AEF3017", "dev"));
    }

    [Theory]
    [InlineData("", "AEF3017")]
    [InlineData(", with: {url: \"https://a.example\", text: null}", "AEF3017")]
    [InlineData(", with: {url: \"https://a.example\", txt: x}", "AEF3018")]
    [InlineData(", with: {url: \"${platform.HOOK}\", text: 5}", "")]
    [InlineData(", step_properties: {url: \"https://a.example\", text: x}", "")]
    public void Without_a_file_only_the_bucket_can_set_what_the_step_lacks(string step, string expected) =>
        Codes("=== other/x.json\n{}", step, executor: "notify").ShouldBe(expected);

    private string Codes(string files, string step = "", string executor = "dataform-tag-executor") =>
        string.Join(", ", Check(files, step, "a", executor).Select(d => d.Code));

    private IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> Check(
        string files,
        string step = "",
        string job = "a",
        string executor = "dataform-tag-executor")
    {
        var paths = ProjectExamples.Write(
            $"=== p.yaml\nlevels: [[{{job_id: A, job_name: {job}, executor: {executor}{step}}}]]\n{files}",
            _folder.FullName);
        return new AefWorkspace(new YamlDocumentReader()).LoadFile(paths[0]).Diagnostics;
    }
}
