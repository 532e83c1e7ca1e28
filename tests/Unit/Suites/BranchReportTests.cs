using Aef.Tests.Engine;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Suites;

/// <summary>A program that reports its branches behaves as it does without.</summary>
public sealed class BranchReportTests
{
    [Fact]
    public void Reporting_branches_changes_neither_the_end_nor_the_steps_of_random_programs()
    {
        var told = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var program = EngineRuns.Compile(new RandomPrograms(seed).Next());
            var counter = new Counter();

            var silent = Play(program, null);
            var telling = Play(WorkflowProgram.CompileWithBranches(program.Syntax), counter);

            told += counter.Told;
            telling.State.ShouldBe(silent.State, $"seed {seed}");
            telling.Result.ToString().ShouldBe(silent.Result.ToString(), $"seed {seed}");
            telling.Error?.Context.ShouldBe(silent.Error?.Context, $"seed {seed}");
            telling.StepsExecuted.ShouldBe(silent.StepsExecuted, $"seed {seed}");
            telling.PeakMemoryBytes.ShouldBe(silent.PeakMemoryBytes, $"seed {seed}");
            telling.EndTime.ShouldBe(silent.EndTime, $"seed {seed}");
        }

        told.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_program_compiled_without_branches_has_none()
    {
        var program = EngineRuns.Compile("- a: {switch: [{condition: true, return: 1}]}");
        var counter = new Counter();

        Play(program, counter);

        program.Branches.ShouldBeEmpty();
        program.Steps.ShouldBeEmpty();
        counter.Told.ShouldBe(0);
    }

    private static Execution Play(WorkflowProgram program, ExecutionListener? listener)
    {
        var options = new EngineOptions { Limits = EngineLimits.Default with { MaxSteps = 20_000 } };
        return VirtualTimeHost.Run(
            new WorkflowEngine(program, WorkflowValue.Null, options, listener),
            new EngineRuns.FakeCallHandler(),
            EngineRuns.Start);
    }

    private sealed class Counter : ExecutionListener
    {
        public int Told { get; private set; }

        public override void BranchTaken(DateTimeOffset time, int fiberId, BranchPoint branch) => Told++;
    }
}
