using Aef.Tests.Engine;
using Aef.Tests.Parsing;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Estimation;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Estimation;

public sealed class StepBoundsTests
{
    [Fact]
    public void The_bound_of_a_workflow_without_choices_is_what_the_engine_counts()
    {
        const string Source = """
            main:
              steps:
                - init: {assign: [{n: 0}, {m: 1}]}
                - each: {for: {value: v, in: [1, 2, 3], steps: [{add: {assign: [{n: '${n + v}'}]}}, {sub_step: {call: sub, result: m}}]}}
                - both:
                    parallel:
                      branches:
                        - a: {steps: [{a1: {call: sys.sleep, args: {seconds: '${sub() + 1}'}}}]}
                        - b: {steps: [{b1: {steps: [{b2: {assign: [{x: 1}]}}]}}]}
                - guarded: {try: {assign: [{n: 2}]}, retry: '${http.default_retry}'}
                - go: {next: done}
                - done: {return: '${[n, m]}'}
            sub:
              steps:
                - r: {return: 2}
            """;

        StepBounds.Of(Parse.Source(Source).Workflow!, new StepBoundOptions { Errors = false }).Most.ShouldBe(Run(Source).StepsExecuted);
    }

    [Fact]
    public void The_bound_of_a_workflow_that_fails_as_often_as_it_can_is_what_the_engine_counts()
    {
        const string Source = """
            main:
              steps:
                - call_it:
                    try:
                      call: http.get
                      args: {url: 'https://example.com'}
                    retry: {predicate: '${always}', max_retries: 3, backoff: {initial_delay: 1, max_delay: 2, multiplier: 2}}
                    except:
                      as: e
                      steps:
                        - tell: {return: '${e}'}
            always:
              params: [e]
              steps:
                - yes: {return: true}
            """;

        var counted = Run(Source).StepsExecuted;

        StepBounds.Of(Parse.Good(Source))
            .Most.ShouldNotBeNull()
            .ShouldBeInRange(counted, counted + 4, "it cannot know that an attempt which is repeated has failed");
    }

    [Fact]
    public void No_random_program_executes_more_steps_than_its_bound()
    {
        var close = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var program = Compile(new RandomPrograms(seed).Next());
            var engine = new WorkflowEngine(program, default, new EngineOptions { Limits = EngineLimits.None, Seed = (ulong)seed });
            VirtualTimeHost.Run(engine, FakeCallHandler.Of(200, 503, 200, 404), Start);

            var bound = StepBounds.Of(program.Syntax);

            bound.Undecided.ShouldBeEmpty($"seed {seed}");
            bound.Most.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(engine.StepsExecuted, $"seed {seed}");
            close += bound.Most <= engine.StepsExecuted * 3 / 2 ? 1 : 0;
        }

        close.ShouldBeGreaterThan(300, "a bound that is never near would say nothing");
    }

    [Theory]
    [InlineData("- again: {assign: [{n: 1}], next: again}", "main.again")]
    [InlineData("- again: {switch: [{condition: '${sys.now() > 5}', next: again}]}", "main.again")]
    [InlineData("- l: {for: {value: v, in: '${keys(args)}', steps: [{s: {assign: [{x: '${v}'}]}}]}}", "main.l")]
    [InlineData("- c: {call: sub}", "sub")]
    public void What_has_no_known_end_has_no_bound_and_the_location_is_named(string step, string location)
    {
        var bound = StepBounds.Of(
            Parse.Source($"main:\n  params: [args]\n  steps:\n    {step}\nsub:\n  steps:\n    - s: {{call: sub}}\n").Workflow!);

        bound.Most.ShouldBeNull();
        bound.Undecided.ShouldBe([location]);
    }

    [Fact]
    public void A_caller_that_knows_more_sets_a_bound_for_a_loop()
    {
        const string Source =
            "main:\n  steps:\n    - init: {assign: [{n: 0}]}\n    - again: {assign: [{n: '${n + 1}'}]}\n    - more: {switch: [{condition: '${n < 5}', next: again}]}\n";

        var counted = Run(Source).StepsExecuted;

        StepBounds.Of(Parse.Good(Source), new StepBoundOptions { JumpsBack = _ => 4 })
            .Most.ShouldNotBeNull()
            .ShouldBeInRange(counted, counted + 1, "the last round does not jump");
    }

    [Fact]
    public void Rounds_beyond_all_counting_do_not_overflow() =>
        StepBounds.Of(
            Parse.Good(
                "main:\n  steps:\n    - l: {for: {value: v, range: [-9223372036854775807, 9223372036854775807], steps: [{s: {assign: [{x: '${v}'}]}}]}}\n"))
            .Most.ShouldBeNull();
}
