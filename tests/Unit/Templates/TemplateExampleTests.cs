using Aef.Adapters.Templates;
using Aef.Adapters.Yaml;
using Aef.Core.Targets;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Templates;

/// <summary>The templates among the examples, over the pipelines among the examples.</summary>
public sealed class TemplateExampleTests
{
    /// <summary>The Argo template refuses what Argo cannot express: the other examples.</summary>
    [Theory]
    [InlineData("daily-sales", "runbook.md")]
    [InlineData("daily-sales", "argo.yaml")]
    [InlineData("taxi-trips", "runbook.md")]
    [InlineData("partner-feeds", "runbook.md")]
    public void The_output_of_an_example_is_the_reviewed_one(string example, string template)
    {
        var result = Compile(File.ReadAllText(Repository.PathOf("examples", example, "pipeline.yaml")), example, template);

        result.Diagnostics.Where(d => d.Code.StartsWith("AEF43", StringComparison.Ordinal)).ShouldBeEmpty();
        Baseline.ShouldMatch(
            Repository.PathOf("tests", "Baselines", "templates", $"{example}.{template}"),
            result.Artifacts.ShouldHaveSingleItem(string.Join('\n', result.Diagnostics)).Source);
    }

    [Theory]
    [InlineData("taxi-trips", "has a condition")]
    [InlineData("partner-feeds", "")]
    public void Argo_gets_no_pipeline_that_it_cannot_run(string example, string reason)
    {
        var result = Compile(File.ReadAllText(Repository.PathOf("examples", example, "pipeline.yaml")), example, "argo.yaml");

        result.Artifacts.ShouldBeEmpty();
        var refusal = result.Diagnostics.Single(d => d.Code == "AEF4329");
        refusal.Message.ShouldContain(reason);
    }

    /// <summary>The structure of the workflow, read from the YAML: levels in order, threads in parallel, steps in order.</summary>
    [Fact]
    public void The_Argo_workflow_has_the_order_of_the_pipeline()
    {
        const string definition = """
            name: My_Pipeline
            description: 'a {{workflow.name}} "quoted" # text'
            timeout_minutes: 90
            levels:
            - level_id: "1"
              max_parallel: 2
              threads:
              - - {job_id: A, job_name: 'evil": {x: 1}', executor: dataform-tag-executor, continue_if_fail: true}
                - job_id: B
                  job_name: b
                  executor: dataform-tag-executor
                  retry: {max_attempts: 3, initial_delay_seconds: 7, multiplier: 1.5}
              - - {job_id: C, job_name: c, executor: dataform-tag-executor, step_properties: {note: "{{inputs.parameters.x}}"}}
            - - {job_id: D, job_name: d, executor: dataform-tag-executor, async_timeout_loop_in_minutes: 5}
            on_failure: [{job_id: E, job_name: e, executor: dataform-tag-executor}]
            finally: [{job_id: F, job_name: f, executor: dataform-tag-executor}]
            """;
        var result = Compile(definition, "daily-sales", "argo.yaml");
        var text = result.Artifacts.ShouldHaveSingleItem(string.Join('\n', result.Diagnostics)).Source;

        var read = new YamlDocumentReader().Read(new SourceText(text));
        read.Diagnostics.ShouldBeEmpty(text);
        var root = read.Root.ShouldBeOfType<MappingNode>();
        Text(root, "kind").ShouldBe("Workflow");
        Text(root, "metadata", "generateName").ShouldBe("my-pipeline-");
        Text(root, "metadata", "annotations", "aef/description").ShouldBe("a {{='{{'}}workflow.name}} \"quoted\" # text");
        Text(root, "spec", "activeDeadlineSeconds").ShouldBe("5400");
        var templates = ((SequenceNode)At(root, "spec", "templates")!).Items.Cast<MappingNode>().ToDictionary(t => Text(t, "name"));

        Groups(templates["main"]).ShouldBe(["level-1", "level-2"]);
        Groups(templates["level-1"]).ShouldBe(["level-1-thread-1 level-1-thread-2"]);
        Text(templates["level-1"], "parallelism").ShouldBe("2");
        Groups(templates["level-1-thread-1"]).ShouldBe(["job-1", "job-2"]);
        Groups(templates["level-1-thread-2"]).ShouldBe(["job-3"]);
        Groups(templates["level-2"]).ShouldBe(["level-2-thread-1"]);
        Groups(templates["level-2-thread-1"]).ShouldBe(["job-4"]);
        Text(root, "spec", "onExit").ShouldBe("at-the-end");
        Groups(templates["at-the-end"]).ShouldBe(["job-5", "job-6"]);

        var jobs = Enumerable.Range(1, 6).Select(i => templates[$"job-{i}"]).ToList();
        jobs.Select(j => Arguments(j)[3]).ShouldBe(["evil\": {x: 1}", "b", "c", "d", "e", "f"]);
        jobs.ShouldAllBe(j => Arguments(j).Count == 6);
        Arguments(jobs[2])[5].ShouldBe("{\"note\": \"{{='{{'}}inputs.parameters.x}}\"}");
        Text(jobs[1], "retryStrategy", "limit").ShouldBe("2");
        Text(jobs[1], "retryStrategy", "backoff", "duration").ShouldBe("7s");
        Text(jobs[1], "retryStrategy", "backoff", "factor").ShouldBe("1.5");
        jobs.Where(j => j["retryStrategy"] is not null).ShouldHaveSingleItem();
        Text(jobs[3], "activeDeadlineSeconds").ShouldBe("300");
        Steps(templates["level-1-thread-1"])[0][0]["continueOn"].ShouldNotBeNull();
        Steps(templates["level-1-thread-1"])[1][0]["continueOn"].ShouldBeNull();
        Text(Steps(templates["at-the-end"])[0][0], "when").ShouldBe("{{workflow.status}} != Succeeded");
        Steps(templates["at-the-end"])[1][0]["when"].ShouldBeNull();
    }

    private static CompileResult Compile(string definition, string example, string template)
    {
        var engine = new ScribanTemplates();
        var folder = Repository.PathOf("examples", example);
        var options = TemplateCompiler.Checking(new WorkspaceOptions(), engine);
        var workspace = new Aef.Runs.Workspace.AefWorkspace(new YamlDocumentReader(), options: options);
        var compiler = new TemplateCompiler(workspace.Loader, engine);
        var text = compiler.Read(Repository.PathOf("examples", "templates", template + ".scriban"));
        var loaded = workspace.Load(new SourceText(definition, Path.Combine(folder, "pipeline.yaml")));
        return compiler.Lower(
            loaded.Bound.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics)),
            text.Source.ShouldNotBeNull(string.Join('\n', text.Diagnostics)));
    }

    private static DocumentNode? At(DocumentNode root, params string[] path) =>
        path.Aggregate((DocumentNode?)root, (at, key) => (at as MappingNode)?[key]);

    private static string Text(DocumentNode root, params string[] path) =>
        At(root, path).ShouldBeOfType<ScalarNode>(string.Join('.', path)).Text;

    private static List<List<MappingNode>> Steps(MappingNode template) =>
        [.. ((SequenceNode)template["steps"]!).Items.Cast<SequenceNode>().Select(g => g.Items.Cast<MappingNode>().ToList())];

    private static IEnumerable<string> Groups(MappingNode template) =>
        Steps(template).Select(g => string.Join(' ', g.Select(s => Text(s, "template"))));

    private static List<string> Arguments(MappingNode job) =>
        [.. ((SequenceNode)At(job, "container", "args")!).Items.Select(a => ((ScalarNode)a).Text)];
}
