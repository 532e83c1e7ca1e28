using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Engine;

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
