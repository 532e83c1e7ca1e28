using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>What holds for every program.</summary>
public sealed class RandomProgramTests
{
    private static readonly EngineLimits Small = EngineLimits.Default with { MaxSteps = 20_000 };

    [Fact]
    public void Every_execution_ends_raises_events_in_pairs_and_is_repeatable()
    {
        var states = new List<ExecutionState>();
        for (var seed = 0; seed < 1500; seed++)
        {
            var program = Compile(new RandomPrograms(seed).Next());

            var first = Play(program, seed, out var story);

            states.Add(first.Execution.State);
            story.Open.ShouldBeEmpty($"seed {seed}");
            if (first.Execution.State == ExecutionState.Succeeded)
            {
                first.MemoryBytes.ShouldBe(0, $"seed {seed}");
                first.Execution.Result.Size.ShouldBe(WorkflowValue.FromJson(first.Execution.Result.ToJson()).Size, $"seed {seed}");
            }

            var second = Play(program, seed, out var again);
            again.Lines.ShouldBe(story.Lines, $"seed {seed}");
            second.Execution.Result.ShouldBe(first.Execution.Result);
            second.StepsExecuted.ShouldBe(first.StepsExecuted);
        }

        states.Count(s => s == ExecutionState.Succeeded).ShouldBeGreaterThan(200);
        states.Count(s => s == ExecutionState.Failed).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Listening_changes_nothing()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var program = Compile(new RandomPrograms(seed).Next());

            var alone = Play(program, seed, listener: null);
            var heard = Play(program, seed, out _);

            heard.Execution.Result.ToString().ShouldBe(alone.Execution.Result.ToString(), $"seed {seed}");
            heard.PeakMemoryBytes.ShouldBe(alone.PeakMemoryBytes, $"seed {seed}");
        }
    }

    private static WorkflowEngine Play(WorkflowProgram program, int seed, out Pairs story)
    {
        story = new Pairs();
        return Play(program, seed, story);
    }

    private static WorkflowEngine Play(WorkflowProgram program, int seed, ExecutionListener? listener)
    {
        var engine = new WorkflowEngine(program, default, new EngineOptions { Limits = Small, Seed = (ulong)seed }, listener);
        VirtualTimeHost.Run(engine, FakeCallHandler.Of(200, 503, 200, 404), Start);
        return engine;
    }

    /// <summary>What has begun and not ended, by fiber.</summary>
    private sealed class Pairs : ExecutionListener
    {
        private readonly Dictionary<int, Stack<string>> _open = [];

        public List<string> Lines { get; } = [];

        public IEnumerable<string> Open => _open.Values.SelectMany(o => o);

        public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => Begin(time, fiberId, step.ToString());

        public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step) => End(time, fiberId, step.ToString());

        public override void RoutineEntered(
            DateTimeOffset time,
            int fiberId,
            string routine,
            IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
            int depth) =>
            Begin(time, fiberId, "routine " + routine);

        public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
            End(time, fiberId, "routine " + routine);

        public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration) =>
            Begin(time, fiberId, "fiber");

        public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error) => End(time, fiberId, "fiber");

        private void Begin(DateTimeOffset time, int fiberId, string what)
        {
            Lines.Add($"{time:T} {fiberId} +{what}");
            (_open.TryGetValue(fiberId, out var open) ? open : _open[fiberId] = new Stack<string>()).Push(what);
        }

        private void End(DateTimeOffset time, int fiberId, string what)
        {
            Lines.Add($"{time:T} {fiberId} -{what}");
            _open[fiberId].Pop().ShouldBe(what, string.Join(Environment.NewLine, Lines.TakeLast(20)));
        }
    }
}
