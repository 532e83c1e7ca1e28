using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Catalog;

public sealed class ExecutorCatalogTests
{
    [Fact]
    public void AEFs_four_executors_are_built_in()
    {
        ExecutorCatalog.BuiltIn.Executors.Select(e => e.Name).ShouldBe(
            ["bq-saved-query-executor", "dataflow-flextemplate-job-executor", "dataform-tag-executor", "dataproc-serverless-job-executor"]);
        ExecutorCatalog.BuiltIn.Executors.ShouldAllBe(e =>
            e.Description != null && e.Parameters.Count > 0 && e.Workflows[0].Kind == ExecutorBindingKind.Function && e.LocalKind == ExecutorLocalKind.Simulate);
    }

    [Theory]
    [InlineData("dataproc-serverless-job-executor", "sample_serverless_spark_mainframe_ingestion")]
    [InlineData("dataflow-flextemplate-job-executor", "sample_jdbc_dataflow_ingestion")]
    [InlineData("dataform-tag-executor", "run_dataform_tag")]
    public void The_job_files_of_AEF_have_only_parameters_of_the_entry(string executor, string job)
    {
        var path = Repository.PathOf("tests", "Baselines", "aef-demo", "jobs", executor, job + ".json");
        var entry = ExecutorCatalog.BuiltIn.Find(executor).ShouldNotBeNull();

        var file = (MappingNode)new JsonDocumentReader().Read(new SourceText(File.ReadAllText(path))).Root.ShouldNotBeNull();

        file.Entries.ShouldAllBe(e => entry.FindParameter(e.Key) != null);
        entry.Parameters.Where(p => p.Required).ShouldAllBe(p => file[p.Name] != null);
        file.Entries.ShouldAllBe(e => Fits(entry.FindParameter(e.Key)!.Type, e.Value));
    }

    [Fact]
    public void A_users_entry_wins_by_name_and_names_have_case()
    {
        var mine = Read("{name: dataform-tag-executor, description: mine, parameters: {tags: {type: list, default: [a]}}, workflows: [{binding: connector}], local: {kind: command}}").Executor.ShouldNotBeNull();

        var catalog = ExecutorCatalog.BuiltIn.With([mine]);

        catalog.Find("dataform-tag-executor").ShouldBe(mine);
        (mine.LocalKind, mine.Workflows[0].Kind, mine.FindParameter("tags")!.Type).ShouldBe((ExecutorLocalKind.Command, ExecutorBindingKind.Connector, InputType.List));
        catalog.Executors.Count.ShouldBe(4);
        catalog.Find("Dataform-Tag-Executor").ShouldBeNull();
        catalog.Find("nothing").ShouldBeNull();
    }

    [Theory]
    [InlineData("[]", "1:1 AEF1053")]
    [InlineData("description: x", "1:1 AEF1070")]
    [InlineData("{name: a, color: red}", "1:11 AEF1051")]
    [InlineData("{name: a, parameters: {p: {type: text}}}", "1:34 AEF1055")]
    [InlineData("{name: a, parameters: {p: 1}}", "1:27 AEF1053")]
    [InlineData("{name: a, workflows: [{}]}", "1:23 AEF1070")]
    [InlineData("{name: a, workflows: [{binding: magic}]}", "1:33 AEF1055")]
    [InlineData("{name: a, local: {kind: cloud}}", "1:25 AEF1055")]
    public void What_is_wrong_with_an_entry_is_reported_at_its_location(string text, string expected) =>
        Definitions.Diagnostics(Read(text).Diagnostics).ShouldBe(expected);

    private static ExecutorDefinitionResult Read(string text) => new ExecutorDefinitionReader(Definitions.Documents).Read(new SourceText(text, "entry.yaml"));

    /// <summary>AEF writes numbers in strings.</summary>
    private static bool Fits(InputType type, DocumentNode value) => type switch
    {
        InputType.List => value is SequenceNode,
        InputType.Map => value is MappingNode,
        InputType.Integer => value is ScalarNode scalar && long.TryParse(scalar.Text, out _),
        _ => value is ScalarNode { ScalarKind: ScalarKind.String },
    };
}
