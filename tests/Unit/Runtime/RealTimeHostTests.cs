using Aef.Workflows.Documents;
using Aef.Workflows.Parsing;
using Aef.Workflows.Runtime;
using Aef.Workflows.Text;

namespace Aef.Tests.Runtime;

public sealed class RealTimeHostTests
{
    private const string SleepsAMinute = """{"main": {"steps": [{"wait": {"call": "sys.sleep", "args": {"seconds": 60}}}]}}""";

    [Fact]
    public async Task A_cancelled_execution_ends_when_it_was_cancelled()
    {
        using var source = new CancellationTokenSource();
        var clock = new CancellingClock(source);
        var program = WorkflowProgram.Compile(new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(SleepsAMinute)).Workflow!); // the text above is valid

        var execution = await RealTimeHost.RunAsync(new WorkflowEngine(program, WorkflowValue.Null), new NoCalls(), clock, source.Token);

        execution.State.ShouldBe(ExecutionState.Cancelled);
        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(5));
    }

    /// <summary>Five seconds after somebody begins to wait, it cancels.</summary>
    private sealed class CancellingClock(CancellationTokenSource source) : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now += TimeSpan.FromSeconds(5);
            source.Cancel();
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class NoCalls : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now) => throw new InvalidOperationException("nothing calls");
    }
}
