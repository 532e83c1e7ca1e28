using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Engine;

public sealed class EngineBoundaryTests
{
    private const string Source = """
        {"main": {"steps": [
          {"wait": {"call": "sys.sleep", "args": {"seconds": 60}}},
          {"ask": {"call": "http.get", "args": {"url": "https://example.com"}, "result": "answer"}},
          {"end": {"return": "${answer.body}"}}]}}
        """;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_passes_between_engine_and_host_is_reported_in_order_and_before_it_happens()
    {
        var story = new List<string>();
        var engine = new WorkflowEngine(Compile(), WorkflowValue.Null);

        var execution = VirtualTimeHost.Run(engine, new Answers(story), Start, new HostOptions { Boundary = new Scribe(story) });

        execution.Result.ShouldBe(WorkflowValue.FromString("hello"));
        story.ShouldBe(
            ["advance 0", "complete 1", "advance 60", "calling 2 at 60", "called", "answered 2 for 62", "complete 2", "advance 62"]);
    }

    [Fact]
    public async Task A_host_on_real_time_reports_the_same()
    {
        var story = new List<string>();
        var engine = new WorkflowEngine(Compile(), WorkflowValue.Null);

        await RealTimeHost.RunAsync(engine, new Answers(story), new RunningClock(), new HostOptions { Boundary = new Scribe(story) });

        story.Select(s => s.Split(' ')[0])
            .ShouldBe(["advance", "complete", "advance", "calling", "called", "answered", "complete", "advance"]);
    }

    [Fact]
    public void A_host_continues_with_what_an_engine_was_waiting_for()
    {
        var engine = new WorkflowEngine(Compile(), WorkflowValue.Null);
        engine.Advance(Start);
        engine.TryTakeEffect(out var sleep).ShouldBeTrue();
        engine.Complete(sleep!.Id, EffectOutcome.Value(WorkflowValue.Null)); // it was just taken
        engine.Advance(Start.AddSeconds(60));
        engine.TryTakeEffect(out var call).ShouldBeTrue();
        var story = new List<string>();

        var known = new PendingEffect(call!, EffectOutcome.FromHttpResponse(200, WorkflowValue.Null, "before"), Start.AddSeconds(70)); // it was just taken
        var execution = VirtualTimeHost.Run(
            engine,
            new Answers(story),
            Start,
            new HostOptions { Boundary = new Scribe(story), Pending = [known] });

        execution.Result.ShouldBe(WorkflowValue.FromString("before"));
        story.ShouldBe(["complete 2", "advance 70"]);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public async Task The_clock_of_the_engine_moves_when_the_boundary_knows_and_not_before(bool realTime, int refused)
    {
        var engine = new WorkflowEngine(Compile(), WorkflowValue.Null);
        var boundary = new Refusal(refused);
        var options = new HostOptions { Boundary = boundary };

        await Should.ThrowAsync<IOException>(async () => _ = realTime
            ? await RealTimeHost.RunAsync(engine, new Answers([]), new RunningClock(), options)
            : VirtualTimeHost.Run(engine, new Answers([]), Start, options));

        engine.Now.ShouldBe(boundary.Before);
        engine.Now.ShouldBeLessThan(boundary.Refused);
    }

    private static WorkflowProgram Compile() =>
        WorkflowProgram.Compile(new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(Source)).Workflow!); // the text above is valid

    private sealed class Answers(List<string> story) : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            story.Add("called");
            return new CallReply(EffectOutcome.FromHttpResponse(200, WorkflowValue.Null, "hello"), TimeSpan.FromSeconds(2));
        }
    }

    private sealed class Scribe(List<string> story) : IEngineBoundary
    {
        public void Advancing(DateTimeOffset now) => story.Add($"advance {(now - Start).TotalSeconds}");

        public void Calling(CallEffect call, DateTimeOffset now) => story.Add($"calling {call.Id} at {(now - Start).TotalSeconds}");

        public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime) =>
            story.Add($"answered {effect.Id} for {(dueTime - Start).TotalSeconds}");

        public void Completing(WorkflowEffect effect, EffectOutcome outcome) => story.Add($"complete {effect.Id}");

        public void Cancelling() => story.Add("cancel");
    }

    /// <summary>Refuses one of the times, as a journal on a full disk does.</summary>
    private sealed class Refusal(int number) : IEngineBoundary
    {
        private int _count;

        public DateTimeOffset Before { get; private set; }

        public DateTimeOffset Refused { get; private set; }

        public void Advancing(DateTimeOffset now)
        {
            if (++_count == number)
            {
                Refused = now;
                throw new IOException("No space left on device");
            }

            Before = now;
        }

        public void Calling(CallEffect call, DateTimeOffset now)
        {
        }

        public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime)
        {
        }

        public void Completing(WorkflowEffect effect, EffectOutcome outcome)
        {
        }

        public void Cancelling()
        {
        }
    }

    /// <summary>Each reading of the clock is an hour later, so that nothing waits.</summary>
    private sealed class RunningClock : TimeProvider
    {
        private DateTimeOffset _now = Start;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromHours(1);
    }
}
