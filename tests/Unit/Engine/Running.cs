using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Engine;

/// <summary>Runs workflow sources on virtual time.</summary>
internal static class Running
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The program of a source in which the analyzer finds no error.</summary>
    public static WorkflowProgram Compile(string source)
    {
        var parsed = new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(source, "test.yaml"));
        var diagnostics = parsed.Diagnostics.Concat(parsed.Workflow is null ? [] : WorkflowAnalyzer.Analyze(parsed.Workflow));
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        return WorkflowProgram.Compile(parsed.Workflow!);
    }

    public static Execution Run(
        string source,
        WorkflowValue argument = default,
        EngineLimits? limits = null,
        ICallHandler? calls = null,
        ExecutionListener? listener = null,
        ulong seed = 0)
    {
        var options = new EngineOptions { Limits = limits ?? EngineLimits.Default, Seed = seed };
        var engine = new WorkflowEngine(Compile(source), argument, options, listener);
        return VirtualTimeHost.Run(engine, calls ?? new FakeCallHandler(), Start);
    }

    /// <summary>The result of a source that must succeed.</summary>
    public static WorkflowValue ResultOf(string source, WorkflowValue argument = default, ICallHandler? calls = null)
    {
        var execution = Run(source, argument, calls: calls);
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        return execution.Result;
    }

    /// <summary>The value of one expression that may use <c>args</c>.</summary>
    public static WorkflowValue Evaluate(string expression, WorkflowValue argument = default) =>
        ResultOf(OneExpression(expression), argument);

    /// <summary>The tag of the error that one expression raises; null when it raises none.</summary>
    public static string? ErrorTagOf(string expression, WorkflowValue argument = default) =>
        Run(OneExpression(expression), argument).Error is { } error && error.Value["tags"].Items[0].TryGetString(out var tag) ? tag : null;

    private static string OneExpression(string expression) => $$"""
        main:
          params: [args]
          steps:
            - s:
                assign:
                  - unused: ${args}
            - r:
                return: '${{{expression.Replace("'", "''", StringComparison.Ordinal)}}}'
        """;

    /// <summary>An environment that answers calls by a function; without one, nothing can be reached.</summary>
    internal sealed class FakeCallHandler(Func<CallEffect, DateTimeOffset, CallReply>? answer = null) : ICallHandler
    {
        public List<(DateTimeOffset Time, CallEffect Call)> Calls { get; } = [];

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            Calls.Add((now, call));
            return answer?.Invoke(call, now)
                ?? new CallReply(EffectOutcome.Failure(WorkflowErrors.ConnectionFailed("nothing there")), TimeSpan.Zero);
        }

        public static FakeCallHandler Of(params int[] codes)
        {
            var next = 0;
            return new FakeCallHandler((_, _) =>
                new CallReply(EffectOutcome.FromHttpResponse(codes[Math.Min(next++, codes.Length - 1)], default, "body"), TimeSpan.Zero));
        }
    }
}
