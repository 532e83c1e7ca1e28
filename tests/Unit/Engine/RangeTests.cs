using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Engine;

public sealed class RangeTests
{
    [Theory]
    [InlineData("[1.0, 2.6]", "[1,2]")]
    [InlineData("[0.5, 3.2]", "[0.5,1.5,2.5]")]
    [InlineData("[-1.5, 0.4]", "[-1.5,-0.5]")]
    [InlineData("[1, 1.9]", "[1]")]
    [InlineData("[1.9, 1]", "[]")]
    public void A_range_of_doubles_ends_before_its_last_number_is_passed(string range, string expected) =>
        Running.ResultOf($$$"""
            - begin: {assign: [{seen: []}]}
            - loop: {for: {value: n, range: {{{range}}}, steps: [{note: {assign: [{seen: '${list.concat(seen, n)}'}]}}]}}
            - done: {return: '${seen}'}
            """).ToJson().ShouldBe(expected);

    [Theory]
    [InlineData("[1, 3]", "integer")]
    [InlineData("[1.0, 3.0]", "double")]
    public void Numbers_of_a_range_have_the_type_of_its_ends(string range, string type)
    {
        var source = new SourceText($$"""
            main:
              steps:
                - begin:
                    assign:
                      - types: []
                - loop:
                    for:
                      value: n
                      range: {{range}}
                      steps:
                        - note:
                            assign:
                              - types: ${list.concat(types, get_type(n))}
                - end_of_it:
                    return: ${types}
            """);
        var workflow = new WorkflowParser(new YamlDocumentReader()).Parse(source).Workflow.ShouldNotBeNull();
        var engine = new WorkflowEngine(WorkflowProgram.Compile(workflow), WorkflowValue.Null, EngineOptions.Default);

        engine.Advance(DateTimeOffset.UnixEpoch);

        engine.Execution.Result.ShouldBe(WorkflowValue.FromList(type, type, type));
    }
}
