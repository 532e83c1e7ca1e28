using Aef.Tests.Diagrams;

namespace Aef.Tests.Cli;

public sealed class ShowCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_definition_is_shown_as_a_tree_with_what_is_special_about_each_step()
    {
        var result = await _aef.RunAsync("show", _aef.File("marked.yaml", DiagramSamples.Marked));

        result.ShouldBe(new CliResult(0, """
            marked  2 levels, 4 threads, 6 steps
              Everything that is marked
            level first  max_parallel: 1
            ├─ 1  A  load_a  dataform-tag-executor  retry: 4 attempts, next: C
            │     B  load_b  dataform-tag-executor
            │     C  load_c  dataform-tag-executor  continue_if_fail
            └─ 2  D  load_d  my-function            sync
            level second
            ├─ 3  E  load_e  other                  workflows
            └─ 4  F  load_f  dataform-tag-executor

            """, ""));
    }

    [Theory]
    [InlineData("mermaid", "flowchart LR\n  accTitle: marked\n")]
    [InlineData("dot", "digraph pipeline {\n  label=\"marked\";\n")]
    public async Task A_definition_is_drawn_for_other_tools(string format, string start)
    {
        var result = await _aef.RunAsync("show", "--format", format, _aef.File("marked.yaml", DiagramSamples.Marked));

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldStartWith(start);
        result.Output.ShouldEndWith("\n");
    }

    [Fact]
    public async Task Names_cannot_drive_the_terminal()
    {
        var result = await _aef.RunAsync("show", _aef.File("bad.json", """{"name": "n", "levels": [[{"job_id": "\u001bc", "job_name": "a\n::error::b", "executor": "dataform-tag-executor"}]]}"""));

        result.Output.ShouldContain("└─ 1  \\u001bc  a\\n::error::b  dataform-tag-executor\n");
    }

    [Fact]
    public async Task A_definition_with_errors_is_not_shown_but_every_problem_is()
    {
        var result = await _aef.RunAsync(
            "show",
            _aef.File("bad.yaml", "levels:\n- - { job_id: A, job_name: a, executor: dataform-tag-executor, next: B }\n"));

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("bad.yaml:2:");
        result.Error.ShouldEndWith("bad.yaml: not shown: 1 error\n");
    }

    [Fact]
    public async Task Workflow_source_is_not_a_definition() =>
        (await _aef.RunAsync("show", _aef.File("flow.yaml", CliSamples.Workflow)))
            .ShouldBe(new CliResult(2, "", "aef: \"flow.yaml\" is Cloud Workflows source; 'aef show' shows definitions.\n"));
}
