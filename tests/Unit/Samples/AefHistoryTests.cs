using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using Aef.Tests.Hosting;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Samples;

/// <summary>
/// Every workflow that AEF itself ever generated is accepted and runs: YAML in files named .json, jumps into groups, <c>continue</c> at the
/// end of branches.
/// </summary>
public sealed class AefHistoryTests
{
    private const string Finishing = """
        mocks:
          - call: http.post
            body: {call_type: get_id}
            answer: {body: id-1}
          - call: http.post
            body: {call_type: get_status}
            answers: [{body: running}, {body: success}]
        """;

    private const string Failing =
        "[{call: http.post, body: {call_type: get_id}, answer: {body: id-1}}, {call: http.post, answer: {status: 500}}]";

    private static readonly WorkflowValue Argument =
        WorkflowValue.FromMap(("workflow_name", "w"), ("query_variables", ""), ("workflow_properties", WorkflowValue.EmptyMap));

    [AefHistoryFact]
    public void There_are_thirteen_of_them() => AefHistory.Workflows.Count.ShouldBe(13);

    [AefHistoryFact]
    public void Each_is_valid_and_read_as_YAML()
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        foreach (var name in AefHistory.Workflows)
        {
            var result = workspace.LoadFile(AefHistory.PathOf(name));

            result.HasErrors.ShouldBeFalse($"{name}: {string.Join('\n', result.Diagnostics)}");
            result.Kind.ShouldBe(LoadedKind.Workflow, name);
            result.Diagnostics.Select(d => d.Code).ShouldContain("AEF1024", name);
            result.Diagnostics.Select(d => d.Code).ShouldNotContain("AEF5150", name);
        }
    }

    [AefHistoryFact]
    public void Each_starts_all_of_its_jobs_and_asks_until_they_have_ended()
    {
        foreach (var name in AefHistory.Workflows)
        {
            var (execution, environment) = Run(name, Finishing);

            execution.State.ShouldBe(ExecutionState.Succeeded, $"{name}: {execution.Error?.Context}");
            var started = Jobs(environment, "get_id");
            started.ShouldBeUnique(name);
            started.Count.ShouldBe(Occurrences(File.ReadAllText(AefHistory.PathOf(name)), "call_type: \"get_id\""), name);
            Jobs(environment, "get_status").Distinct().ShouldBe(started, ignoreOrder: true, name);
        }
    }

    [AefHistoryFact]
    public void A_job_that_fails_fails_each_of_them()
    {
        foreach (var name in AefHistory.Workflows)
        {
            Run(name, Failing).Execution.Error.ShouldNotBeNull(name).Payload.ShouldContain("500", Case.Sensitive, name);
        }
    }

    [AefHistoryFact]
    public void The_second_level_of_the_demo_starts_after_the_first()
    {
        var started = Jobs(Run("cloud-workflows_demo_pipeline_cloud_workflows.json", Finishing).Environment, "get_id");

        started.Count.ShouldBe(3);
        started[^1].ShouldBe("run_dataform_tag");
    }

    private static (Execution Execution, MockCallHandler Environment) Run(string name, string mocks)
    {
        var path = AefHistory.PathOf(name);
        var parsed = new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(File.ReadAllText(path), path));
        var environment = new MockCallHandler(Mocking.File(mocks));
        var engine = new WorkflowEngine(WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull(name)), Argument);
        return (VirtualTimeHost.Run(engine, environment, Engine.Running.Start), environment);
    }

    private static List<string> Jobs(MockCallHandler environment, string type) =>
        [.. environment.Calls.Select(c => c.Arguments["body"]).Where(b => b["call_type"].Text() == type).Select(b => b["job_name"].Text())];

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
