using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Building;

public sealed class PipelineBuilderTests
{
    [Fact]
    public void A_level_goes_to_the_end_and_gets_the_next_free_integer() =>
        Shape(Level(Level(Level(new Pipeline("p"), "2"), "x"))).ShouldBe("2[] x[] 3[]");

    [Fact]
    public void A_thread_goes_to_the_last_level_and_counts_on_over_the_whole_pipeline() =>
        Shape(Thread(Thread(Level(Thread(Level(new Pipeline("p"))))))).ShouldBe("1[1:] 2[2: 3:]");

    [Fact]
    public void A_thread_goes_to_the_level_that_is_named() =>
        Shape(Thread(Level(Level(new Pipeline("p"))), level: "1")).ShouldBe("1[1:] 2[]");

    [Fact]
    public void A_step_goes_to_the_end_of_the_last_thread_of_the_last_level() =>
        Shape(Steps(Demo(), ["J09"])).ShouldBe("1[1:J01 2:J02] 2[3:J03,J09]");

    [Fact]
    public void A_level_without_a_thread_gets_one() =>
        Shape(Steps(Level(Demo()), ["J04"])).ShouldBe("1[1:J01 2:J02] 2[3:J03] 3[4:J04]");

    [Theory]
    [InlineData("1", null, "1[1:J01 2:J02,N] 2[3:J03]")]
    [InlineData("1", "1", "1[1:J01,N 2:J02] 2[3:J03]")]
    [InlineData(null, "1", "1[1:J01,N 2:J02] 2[3:J03]")]
    public void A_level_and_a_thread_choose_another_position(string? level, string? thread, string expected) =>
        Shape(Steps(Demo(), ["N"], new StepPlacement { Level = level, Thread = thread })).ShouldBe(expected);

    [Theory]
    [InlineData("J02", null, "1[1:J01 2:N,J02] 2[3:J03]")]
    [InlineData(null, "J02", "1[1:J01 2:J02,N] 2[3:J03]")]
    public void A_neighbor_names_the_position(string? before, string? after, string expected) =>
        Shape(Steps(Demo(), ["N"], new StepPlacement { Before = before, After = after })).ShouldBe(expected);

    [Fact]
    public void Several_steps_keep_their_order_at_their_position() =>
        Shape(Steps(Demo(), ["A", "B"], new StepPlacement { Before = "J03" })).ShouldBe("1[1:J01 2:J02] 2[3:A,B,J03]");

    [Fact]
    public void Steps_without_an_id_get_the_next_free_integers() =>
        Shape(Steps(Steps(Demo(), ["4"]), [null, "7", null])).ShouldBe("1[1:J01 2:J02] 2[3:J03,4,8,7,9]");

    [Theory]
    [InlineData("0041", "42")]
    [InlineData("41a", "1")]
    [InlineData("12345678901234567890", "1")]
    [InlineData("", "1")]
    public void Only_ids_that_are_numbers_count(string id, string next) =>
        Shape(Steps(Steps(Level(new Pipeline("p")), [id]), [null])).ShouldBe($"1[1:{id},{next}]");

    [Fact]
    public void The_next_free_integer_stays_right_however_the_pipeline_changes_in_between()
    {
        var one = Steps(Level(new Pipeline("p")), [null]);
        var two = Steps(Level(Steps(one, ["40"])), [null]);

        Shape(two).ShouldBe("1[1:1,40] 2[2:41]");
        Shape(Steps(one, [null])).ShouldBe("1[1:1,2]");
        Shape(Steps(two.WithLevels([two.Levels[0].WithThreads([])]), [null])).ShouldBe("1[1:1]");
    }

    [Fact]
    public void A_thread_of_that_id_in_a_later_level_is_the_one_meant_when_no_level_is_named()
    {
        var twice = Thread(Level(Thread(Level(new Pipeline("p")), id: "a")), id: "a");

        Shape(Steps(twice, ["J01"], new StepPlacement { Thread = "a" })).ShouldBe("1[a:] 2[a:J01]");
    }

    [Fact]
    public void What_was_given_stays_as_it_is()
    {
        var demo = Demo();

        Steps(demo, ["N"]);

        Shape(demo).ShouldBe("1[1:J01 2:J02] 2[3:J03]");
    }

    [Fact]
    public void A_step_for_a_pipeline_without_a_level_is_refused_and_AddAefLevel_named()
    {
        var problem = Refused(new Pipeline("p"), StepPlacement.Last);

        problem.Code.ShouldBe("AEF1901");
        problem.Descriptor.Remedy.ShouldNotBeNull().ShouldContain("Add-AefLevel");
    }

    [Theory]
    [InlineData("9", null, null, null, "AEF1902", "Pipeline \"demo\" has no level \"9\". Its levels: \"1\", \"2\".")]
    [InlineData("2", "1", null, null, "AEF1903", "Level \"2\" has no thread \"1\". Its threads: \"3\".")]
    [InlineData(null, "9", null, null, "AEF1903", "Pipeline \"demo\" has no thread \"9\". Its threads: \"1\", \"2\", \"3\".")]
    [InlineData(null, null, "J09", null, "AEF1904", "Pipeline \"demo\" has no step \"J09\" to insert a step before.")]
    [InlineData("2", null, null, "J01", "AEF1904", "Level \"2\" has no step \"J01\" to insert a step after.")]
    [InlineData(null, null, "J01", "J02", "AEF1905", "Cannot add a step before \"J01\" and after \"J02\" in one call.")]
    public void An_unknown_position_is_refused_with_the_known_ones(
        string? level,
        string? thread,
        string? before,
        string? after,
        string code,
        string message)
    {
        var problem = Refused(Demo(), new StepPlacement { Level = level, Thread = thread, Before = before, After = after });

        problem.Code.ShouldBe(code);
        problem.Message.ShouldBe(message);
        problem.Location.ToString().ShouldBe("deploy.ps1:41:5");
    }

    [Fact]
    public void A_name_that_holds_a_line_break_stays_on_the_line_of_the_message()
    {
        var problem = Refused(Demo(), new StepPlacement { Level = "x\n::add-mask::secret" });

        problem.Message.ShouldBe(@"Pipeline ""demo"" has no level ""x\u000a::add-mask::secret"". Its levels: ""1"", ""2"".");
    }

    private static Diagnostic Refused(Pipeline pipeline, StepPlacement placement)
    {
        var step = new PipelineStep("N", location: Location.FromScript("deploy.ps1", 41, 5));
        var result = PipelineBuilder.AddSteps(pipeline, [step], placement);
        result.Pipeline.ShouldBeNull();
        return result.Problem.ShouldNotBeNull();
    }

    private static Pipeline Demo() =>
        Steps(Level(Steps(Thread(Steps(Level(new Pipeline("demo")), ["J01"])), ["J02"])), ["J03"]);

    private static Pipeline Level(Pipeline pipeline, string? id = null) =>
        PipelineBuilder.AddLevel(pipeline, new PipelineLevel(id)).Pipeline.ShouldNotBeNull();

    private static Pipeline Thread(Pipeline pipeline, string? id = null, string? level = null) =>
        PipelineBuilder.AddThread(pipeline, new PipelineThread(id), level).Pipeline.ShouldNotBeNull();

    private static Pipeline Steps(Pipeline pipeline, string?[] ids, StepPlacement? placement = null) =>
        PipelineBuilder.AddSteps(pipeline, [.. ids.Select(id => new PipelineStep(id))], placement ?? StepPlacement.Last)
            .Pipeline.ShouldNotBeNull();

    /// <summary>Levels with their threads in brackets: <c>1[1:J01 2:J02]</c>.</summary>
    private static string Shape(Pipeline pipeline) =>
        string.Join(
            ' ',
            pipeline.Levels.Select(l =>
                $"{l.Id}[{string.Join(' ', l.Threads.Select(t => $"{t.Id}:{string.Join(',', t.Steps.Select(s => s.JobId))}"))}]"));
}
