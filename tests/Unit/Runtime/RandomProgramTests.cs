using Aef.Workflows.Runtime;
using static Aef.Tests.Runtime.Running;

namespace Aef.Tests.Runtime;

/// <summary>What holds for every program.</summary>
public sealed class RandomProgramTests
{
    private static readonly EngineLimits Small = EngineLimits.Default with { MaxSteps = 20_000 };

    [Fact]
    public void Every_execution_ends_tells_its_story_in_pairs_and_does_the_same_again()
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
        VirtualTimeHost.Run(engine, World.Of(200, 503, 200, 404), Start);
        return engine;
    }

    /// <summary>What has begun and not ended, by strand.</summary>
    private sealed class Pairs : ExecutionListener
    {
        private readonly Dictionary<int, Stack<string>> _open = [];

        public List<string> Lines { get; } = [];

        public IEnumerable<string> Open => _open.Values.SelectMany(o => o);

        public override void StepEntered(DateTimeOffset time, int strandId, StepInfo step) => Begin(time, strandId, step.ToString());

        public override void StepLeft(DateTimeOffset time, int strandId, StepInfo step) => End(time, strandId, step.ToString());

        public override void RoutineEntered(DateTimeOffset time, int strandId, string routine, IReadOnlyList<(string Name, WorkflowValue Value)> arguments, int depth) =>
            Begin(time, strandId, "routine " + routine);

        public override void RoutineLeft(DateTimeOffset time, int strandId, string routine, WorkflowValue result, WorkflowValue? error) =>
            End(time, strandId, "routine " + routine);

        public override void StrandStarted(DateTimeOffset time, int strandId, int parentStrandId, string? branch, int iteration) => Begin(time, strandId, "strand");

        public override void StrandEnded(DateTimeOffset time, int strandId, WorkflowValue? error) => End(time, strandId, "strand");

        private void Begin(DateTimeOffset time, int strandId, string what)
        {
            Lines.Add($"{time:T} {strandId} +{what}");
            (_open.TryGetValue(strandId, out var open) ? open : _open[strandId] = new Stack<string>()).Push(what);
        }

        private void End(DateTimeOffset time, int strandId, string what)
        {
            Lines.Add($"{time:T} {strandId} -{what}");
            _open[strandId].Pop().ShouldBe(what, string.Join(Environment.NewLine, Lines.TakeLast(20)));
        }
    }
}
