using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Views.Comparison;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Tests.Writing;

namespace Aef.Tests.Comparison;

public sealed class PipelineComparerTests
{
    private const string Old = """
        name: p
        levels:
        - level_id: a
          threads:
          - {thread_id: t1, steps: [{job_id: A1, job_name: one, executor: x, with: {tags: [p, q]}}, {job_id: A2, job_name: two, executor: x, next: A3}, {job_id: A3, job_name: three, executor: x}]}
          - {thread_id: t2, steps: [{job_id: A4, job_name: four, executor: x}]}
        - level_id: b
          threads:
          - {thread_id: t3, steps: [{job_id: B1, job_name: five, executor: x}, {job_id: B2, job_name: six, executor: x}]}
        """;

    [Fact]
    public void A_pipeline_is_equal_to_itself_in_json_and_in_yaml()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var pipeline = new PipelineGenerator(seed).Pipeline();
            var json = Definitions.Read(DefinitionWriter.Write(pipeline, SourceFormat.Json), "a.json").Partial.ShouldNotBeNull();
            var yaml = Definitions.Read(DefinitionWriter.Write(pipeline, SourceFormat.Yaml), "a.yaml").Partial.ShouldNotBeNull();

            PipelineComparer.Compare(json, yaml).Changes.ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void Pipelines_that_differ_have_changes_and_those_that_do_not_have_none()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (left, right) = (new PipelineGenerator(seed).Pipeline(), new PipelineGenerator(seed / 2).Pipeline());

            PipelineComparer.Compare(left, right).AreEqual.ShouldBe(PipelineComparer.Compare(right, left).AreEqual, $"seed {seed}");
            if (left == right)
            {
                PipelineComparer.Compare(left, right).Changes.ShouldBeEmpty($"seed {seed}");
            }
            else if (seed > 1)
            {
                PipelineComparer.Compare(left, right).AreEqual.ShouldBeFalse($"seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData("job_name: five", "job_name: FIVE", "Changed Step B1 job_name \"five\" \"FIVE\"")]
    [InlineData("tags: [p, q]", "tags: [p, r]", "Changed Step A1 with.tags[1] \"q\" \"r\"")]
    [InlineData("tags: [p, q]", "tags: [p]", "Changed Step A1 with.tags [\"p\",\"q\"] [\"p\"]")]
    [InlineData("{job_id: A4, job_name: four, executor: x}", "{job_id: A4, job_name: four, executor: x, retry: {max_attempts: 2}}", "Changed Step A4 retry  {\"max_attempts\":2}")]
    [InlineData("job_id: A1", "job_id: Z1", "Renamed Step Z1  A1 Z1")]
    [InlineData("thread_id: t2", "thread_id: T2", "Renamed Thread T2  t2 T2")]
    [InlineData("level_id: b", "level_id: B", "Renamed Level B  b B")]
    [InlineData("name: p\n", "name: p\ndescription: new\n", "Added Pipeline  description  \"new\"")]
    [InlineData("name: p\n", "name: q\n", "Changed Pipeline  name \"p\" \"q\"")]
    [InlineData("level_id: b", "level_id: b\n  max_parallel: 3", "Changed Level b max_parallel  3")]
    [InlineData(", {job_id: B2, job_name: six, executor: x}", "", "Removed Step B2   ")]
    [InlineData("{job_id: B1, job_name: five, executor: x}, {job_id: B2, job_name: six, executor: x}", "{job_id: B2, job_name: six, executor: x}, {job_id: B1, job_name: five, executor: x}", "Moved Step B2  after B1 first")]
    [InlineData("{job_id: B1, job_name: five, executor: x}", "{job_id: B1, job_name: five, executor: x}, {job_id: N, job_name: new, executor: x}", "Added Step N   ")]
    public void One_edit_is_one_change(string from, string to, string change) =>
        Changes(Old, Old.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal)).ShouldBe([change]);

    [Fact]
    public void A_step_in_another_thread_or_level_has_moved()
    {
        var moved = Old.Replace(
            "{job_id: A4, job_name: four, executor: x}",
            "{job_id: A3, job_name: three, executor: x}",
            StringComparison.Ordinal)
            .Replace(", {job_id: A3, job_name: three, executor: x}]}", "]}", StringComparison.Ordinal)
            .Replace("{job_id: B1,", "{job_id: A4, job_name: four, executor: x}, {job_id: B1,", StringComparison.Ordinal);

        Changes(Old, moved)
            .ShouldBe(["Moved Step A3  level a, thread t1 level a, thread t2", "Moved Step A4  level a, thread t2 level b, thread t3"]);
    }

    [Fact]
    public void A_next_that_follows_a_renamed_step_is_not_a_change() =>
        Changes(Old, Old.Replace("A3", "C3", StringComparison.Ordinal)).ShouldBe(["Renamed Step C3  A3 C3"]);

    [Fact]
    public void A_level_that_is_new_or_gone_is_reported_with_its_steps()
    {
        var more = Old + "\n- level_id: c\n  threads:\n  - {thread_id: t4, steps: [{job_id: C1, job_name: seven, executor: x}]}\n";

        Changes(Old, more).ShouldBe(["Added Level c   ", "Added Step C1   "]);
        Changes(more, Old).ShouldBe(["Removed Level c   ", "Removed Step C1   "]);
    }

    [Fact]
    public void Levels_in_another_order_have_moved_and_their_steps_have_not()
    {
        var lines = Old.ReplaceLineEndings("\n").Split('\n');
        var swapped = string.Join('\n', [.. lines[..2], .. lines[6..], .. lines[2..6]]);

        Changes(Old, swapped).ShouldBe(["Moved Level b  after level a first"]);
    }

    [Fact]
    public void Properties_as_a_string_and_as_an_object_are_equal() =>
        Changes(
            Definitions.Thread("job_id: A, job_name: a, executor: x, step_properties: '{\"n\": 1, \"m\": [2]}'"),
            Definitions.Thread("job_id: A, job_name: a, executor: x, step_properties: {m: [2.0], n: 1}")).ShouldBeEmpty();

    [Fact]
    public void Ids_equal_to_the_generated_ones_are_not_a_difference() =>
        Changes(
            "name: p\nlevels: [{threads: [{steps: [{job_id: A}]}]}]",
            "name: p\nlevels: [{level_id: 1, threads: [{thread_id: \"1\", steps: [{job_id: A}]}]}]")
            .ShouldBeEmpty();

    [Fact]
    public void Steps_of_on_failure_and_finally_are_compared_too() =>
        Changes(
            "name: p\nlevels: []\nfinally: [{job_id: A, job_name: a}]",
            "name: p\nlevels: []\nfinally: [{job_id: A, job_name: b}, {job_id: B}]")
            .ShouldBe(["Changed Step A job_name \"a\" \"b\"", "Added Step B   "]);

    [Fact]
    public void Random_edits_of_a_large_pipeline_are_reported_exactly()
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var steps = Enumerable.Range(0, 60).Select(i => new PipelineStep($"J{i}", $"job {i}").WithExecutor("x")).ToList();
            var old = Pipeline(steps);
            var expected = new List<string>();
            foreach (var index in Enumerable.Range(0, 60).OrderBy(_ => random.Next()).Take(6))
            {
                (steps[index], var change) = random.Next(3) switch
                {
                    0 => (steps[index].WithJobName("other"), $"Changed Step J{index} job_name \"job {index}\" \"other\""),
                    1 => (steps[index].WithJobId($"N{index}"), $"Renamed Step N{index}  J{index} N{index}"),
                    _ => (steps[index].WithWaitTimeSeconds(5), $"Changed Step J{index} wait_time_seconds  5"),
                };
                expected.Add(change);
            }

            PipelineComparer.Compare(old, Pipeline(steps)).Changes.Select(Text).ShouldBe(expected, ignoreOrder: true);
        }
    }

    private static Pipeline Pipeline(List<PipelineStep> steps) => new(
        "p",
        steps.Chunk(20)
            .Select((level, l) =>
                new PipelineLevel(
                    $"{l}",
                    level.Chunk(5).Select((thread, t) => new PipelineThread($"{l}.{t}", thread.ToEquatableList())).ToEquatableList()))
            .ToEquatableList());

    private static IEnumerable<string> Changes(string old, string now) =>
        PipelineComparer.Compare(Definitions.Pipeline(old), Definitions.Pipeline(now)).Changes.Select(Text);

    private static string Text(PipelineChange change) =>
        $"{change.Kind} {change.Part} {change.Id} {change.Property} {change.Old} {change.New}";
}
