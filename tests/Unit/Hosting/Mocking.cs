using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Mocks;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Hosting;

/// <summary>Runs workflows against mock files.</summary>
internal static class Mocking
{
    public static MockFileResult Read(string text) => new MockFileReader(new YamlDocumentReader()).Read(new SourceText(text, "mocks.yaml"));

    public static MockFile File(string text)
    {
        var result = Read(text);
        result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
        return result.File.ShouldNotBeNull();
    }

    public static (Execution Execution, MockCallHandler Environment) Run(string source, string mocks)
    {
        var environment = new MockCallHandler(File(mocks));
        return (EngineRuns.Run(source, calls: environment), environment);
    }

    /// <summary>The result of one call step that must succeed.</summary>
    public static WorkflowValue ResultOf(string call, string mocks)
    {
        var (execution, _) = Run(OneCall(call), mocks);
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        return execution.Result;
    }

    /// <summary>The error of one call step that must fail.</summary>
    public static WorkflowValue ErrorOf(string call, string mocks) => Run(OneCall(call), mocks).Execution.Error.ShouldNotBeNull().Value;

    public static string OneCall(string call) => $$"""
        - ask:
            {{call.ReplaceLineEndings("\n    ")}}
            result: answer
        - done:
            return: ${answer}
        """;

    public static string Text(this WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();
}
