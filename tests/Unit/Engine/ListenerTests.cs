using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class ListenerTests
{
    private const string Source = """
        main:
          params: [args]
          steps:
            - group:
                steps:
                  - t:
                      try:
                        steps:
                          - c: {call: sub, args: {n: '${args}'}}
                      except:
                        as: e
                        steps:
                          - h: {next: out}
            - never: {assign: [{x: '${e}'}]}
            - out: {return: done}
        sub:
          params: [n, m: 2]
          steps:
            - f: {raise: '${string(n + m)}'}
        """;

    [Fact]
    public void Steps_and_routines_are_entered_and_left_in_pairs()
    {
        var story = new Story();

        Run(Source.Replace("    - never: {assign: [{x: '${e}'}]}\n", string.Empty, StringComparison.Ordinal), 1, listener: story);

        string.Join(' ', story.Lines).ShouldBe(
            "(main args=1 1 +group +t +c (sub n=1,m=2 2 +f -f sub!\"3\") -c +h -h -t -group +out -out main) ended:Succeeded");
    }

    [Fact]
    public void Values_that_were_handed_out_do_not_change()
    {
        var story = new Story();

        Run("""
            main:
              steps:
                - s: {assign: [{m: {k: 1}}]}
                - c: {call: sub, args: {m: '${m}'}}
            sub:
              params: [m]
              steps:
                - s: {assign: [{m.k: 2}, {m.l: 3}]}
                - l: {call: sys.log, args: {json: '${m}'}}
                - t: {assign: [{m.k: 4}]}
            """, listener: story);

        story.Arguments[1].ToJson().ShouldBe("""{"k":1}""");
        story.Logs[0].ToJson().ShouldBe("""{"k":2,"l":3}""");
    }

    [Fact]
    public void Fibers_calls_and_retries_are_reported()
    {
        var story = new Story();

        Run("""
            main:
              steps:
                - p:
                    parallel:
                      branches:
                        - left:
                            steps:
                              - t:
                                  try: {call: http.get, args: {url: 'https://example.com'}}
                                  retry: ${http.default_retry}
                        - right:
                            steps:
                              - n: {raise: no}
            """, calls: FakeCallHandler.Of(503, 200), listener: story);

        string.Join(' ', story.Lines).ShouldBe(
            "(main 1 +p <1:left <2:right +t call:http.get +n -n 2>\"no\" end:http.get! retry:1:1 call:http.get end:http.get -t 1> -p main!branches) ended:Failed");
    }

    [Fact]
    public void Two_runs_report_the_same()
    {
        var first = new Story();
        var second = new Story();

        Run(
            Source.Replace("never: {assign: [{x: '${e}'}]}", "never: {assign: [{x: '${uuid.generate()}'}]}", StringComparison.Ordinal),
            5,
            listener: first);
        Run(
            Source.Replace("never: {assign: [{x: '${e}'}]}", "never: {assign: [{x: '${uuid.generate()}'}]}", StringComparison.Ordinal),
            5,
            listener: second);

        second.Lines.ShouldBe(first.Lines);
    }

    private sealed class Story : ExecutionListener
    {
        public List<string> Lines { get; } = [];

        public List<WorkflowValue> Arguments { get; } = [];

        public List<WorkflowValue> Logs { get; } = [];

        public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => Lines.Add("+" + step.Name);

        public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step) => Lines.Add("-" + step.Name);

        public override void RoutineEntered(
            DateTimeOffset time,
            int fiberId,
            string routine,
            IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
            int depth)
        {
            Arguments.AddRange(arguments.Select(a => a.Value).DefaultIfEmpty());
            Lines.Add(
                $"({routine} {string.Join(',', arguments.Select(a => $"{a.Name}={a.Value}"))} {depth}".Replace(
                    "  ",
                    " ",
                    StringComparison.Ordinal));
        }

        public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
            Lines.Add(
                routine + (error is { } raised ? "!" + (raised["branches"].IsNull ? raised.ToString() : "branches") : string.Empty) + ")");

        public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration) =>
            Lines.Add($"<{fiberId}:{branch}");

        public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error) => Lines.Add($"{fiberId}>{error}");

        public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call) => Lines.Add("call:" + call.Function);

        public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome) =>
            Lines.Add("end:" + call.Function + (outcome.IsFailure ? "!" : string.Empty));

        public override void RetryScheduled(
            DateTimeOffset time,
            int fiberId,
            StepInfo step,
            int attempt,
            TimeSpan delay,
            WorkflowValue error) => Lines.Add($"retry:{attempt}:{delay.TotalSeconds}");

        public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => Logs.Add(entry.Json ?? default);

        public override void Ended(DateTimeOffset time, Execution execution) => Lines.Add("ended:" + execution.State);
    }
}
