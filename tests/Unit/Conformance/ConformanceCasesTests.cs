using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Conformance;

/// <summary>Runs the documented cases of the language.</summary>
public sealed class ConformanceCasesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Ids => [.. ConformanceCase.All.Select(c => c.Id)];

    public static TheoryData<string> OwnIds => [.. ConformanceCase.Own.Select(c => c.Id)];

    [ConformanceTheory]
    [MemberData(nameof(Ids))]
    public void The_engine_does_what_is_documented(string id) => Check(ConformanceCase.All.Single(c => c.Id == id));

    [Theory]
    [MemberData(nameof(OwnIds))]
    public void The_engine_passes_the_additional_cases(string id) => Check(ConformanceCase.Own.Single(c => c.Id == id));

    private static void Check(ConformanceCase testCase)
    {
        var parsed = new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(testCase.Source, testCase.Id));
        var diagnostics = parsed.Diagnostics.Concat(parsed.Workflow is null ? [] : WorkflowAnalyzer.Analyze(parsed.Workflow));
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (testCase.Expect["deploy_error"] == true)
        {
            errors.ShouldNotBeEmpty();
            return;
        }

        errors.ShouldBeEmpty();
        var engine = new WorkflowEngine(WorkflowProgram.Compile(parsed.Workflow!), testCase.Argument);
        var execution = VirtualTimeHost.Run(engine, new NoCalls(), Start);
        if (testCase.Expect["error_tag"].TryGetString(out var tag))
        {
            execution.State.ShouldBe(ExecutionState.Failed, execution.Result.ToString());
            execution.Error!.Value["tags"].Items.ShouldContain(tag);
        }
        else
        {
            execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
            execution.Result.ShouldBe(testCase.Expect["result"]);
        }
    }

    private sealed class NoCalls : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now) =>
            new(EffectOutcome.Failure(WorkflowErrors.ConnectionFailed($"no network for {call.Function}")), TimeSpan.Zero);
    }
}
