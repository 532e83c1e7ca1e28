using Aef.Core.Views.Comparison;
using Aef.Tests.Support;
using Aef.Tests.Cli;

namespace Aef.Tests.Comparison;

/// <summary>What people read about changes, and what programs get.</summary>
public sealed class ChangeWordsTests
{
    private const string Old = """
        name: d
        inputs:
          taxi: { type: enum, values: [yellow, green], default: yellow }
          gone: { type: string, required: false }
        variables:
          table: '${inputs.taxi + "_trips"}'
        schedule:
        - { name: yellow, cron: "0 5 * * *", inputs: { taxi: yellow } }
        - { name: green, cron: "0 6 * * *" }
        levels:
        - level_id: a
          when: '${inputs.taxi == "green"}'
          threads:
          - thread_id: t
            for_each: [x, y]
            steps:
            - { job_id: A, job_name: a, executor: e, with: { p: '${item}', q: 1 } }
            - { job_id: B, job_name: b, executor: e }
        on_failure:
        - { job_id: O, job_name: o, executor: e }
        finally:
        - { job_id: F, job_name: f, executor: e }
        """;

    private const string New = """{"name":"new","cron":"1 1 * * *"}""";
    private const string Green = """{"name":"green","cron":"0 6 * * *"}""";

    [Theory]
    [InlineData("default: yellow", "default: green", "input taxi default: \"yellow\" → \"green\"")]
    [InlineData("  gone: { type: string, required: false }\n", "", "input gone: {\"type\":\"string\",\"required\":false} → (nothing)")]
    [InlineData("_trips", "_data", "variable table: ${inputs.taxi + \"_trips\"} → ${inputs.taxi + \"_data\"}")]
    [InlineData("cron: \"0 5 * * *\"", "cron: \"0 7 * * *\"", "schedule yellow cron: \"0 5 * * *\" → \"0 7 * * *\"")]
    [InlineData("schedule:\n", "schedule:\n- { name: new, cron: \"1 1 * * *\" }\n", "schedule new: (nothing) → " + New)]
    [InlineData("- { name: green, cron: \"0 6 * * *\" }\n", "", "schedule green: " + Green + " → (nothing)")]
    [InlineData("  when: '${inputs.taxi == \"green\"}'\n", "", "level a | when: ${inputs.taxi == \"green\"} → (nothing)")]
    [InlineData("for_each: [x, y]", "for_each: '${[1]}'", "level a | for_each: [\"x\",\"y\"] → ${[1]}")]
    [InlineData("p: '${item}', q: 1", "p: '${index}', q: 1", "level a | with.p: ${item} → ${index}")]
    [InlineData("job_name: o,", "job_name: p,", "on_failure | job_name: \"o\" → \"p\"")]
    [InlineData("job_name: f,", "job_name: g,", "finally | job_name: \"f\" → \"g\"")]
    public void A_change_has_words(string from, string to, string words)
    {
        var change = Changes(from, to).ShouldHaveSingleItem();

        var heading = ChangeWords.Heading(change) is not "pipeline" and var level ? level + " | " : string.Empty;
        var values = $"{ChangeWords.Value(change.Old)} → {ChangeWords.Value(change.New)}";
        $"{heading}{ChangeWords.Property(change)}: {values}".ShouldBe(words);
    }

    /// <summary>Programs get the path into the definition, with the index of the second file; it has not changed with the words.</summary>
    [Theory]
    [InlineData("cron: \"0 6 * * *\"", "cron: \"0 7 * * *\"", "schedule[1].cron")]
    [InlineData("schedule:\n", "schedule:\n- { name: new, cron: \"1 1 * * *\" }\n", "schedule[0]")]
    [InlineData("default: yellow", "default: green", "inputs.taxi.default")]
    public void A_change_has_a_path(string from, string to, string path) =>
        Changes(from, to).ShouldHaveSingleItem().Property.ShouldBe(path);

    [Fact]
    public void Schedules_without_names_correspond_by_their_times()
    {
        var old = "levels: []\nschedule: [{ cron: \"0 5 * * *\" }]\n";
        var now = "levels: []\nschedule: [{ cron: \"0 6 * * *\" }, { cron: \"0 5 * * *\" }]\n";

        var change = PipelineComparer.Compare(Definitions.Pipeline(old), Definitions.Pipeline(now)).Changes.ShouldHaveSingleItem();

        $"{ChangeWords.Property(change)}: {ChangeWords.Value(change.New)}".ShouldBe("schedule 0 6 * * *: {\"cron\":\"0 6 * * *\"}");
    }

    [Fact]
    public void A_level_with_the_id_of_a_section_is_a_level()
    {
        var old = "levels: [{ level_id: finally, threads: [{ steps: [{ job_id: A, job_name: a }] }] }]\n";

        var change = PipelineComparer.Compare(
            Definitions.Pipeline(old),
            Definitions.Pipeline(old.Replace("job_name: a", "job_name: b", StringComparison.Ordinal))).Changes.ShouldHaveSingleItem();

        ChangeWords.Heading(change).ShouldBe("level finally");
    }

    [Fact]
    public async Task Sections_are_named_and_the_changes_of_a_level_are_together()
    {
        using var session = new CliSession();
        var now = Old.ReplaceLineEndings("\n")
            .Replace("on_failure:\n- { job_id: O, job_name: o, executor: e }\n", string.Empty, StringComparison.Ordinal)
            .Replace("{ job_id: B, job_name: b, executor: e }", "{ job_id: N, job_name: n, executor: e2 }", StringComparison.Ordinal)
            + "\n- { job_id: O, job_name: o, executor: e }\n- { job_id: P, job_name: p, executor: e3 }\n";

        var result = await session.RunAsync("diff", session.File("a.yaml", Old), session.File("b.yaml", now));

        result.Output.ShouldBe("""
            level a
              + N n added in thread t
              - B b removed from thread t
            finally
              > O o moved: on_failure → finally
              + P p added
            on_failure
              - section removed
            2 added, 2 removed, 1 moved

            """, StringCompareShould.IgnoreLineEndings);
    }

    private static IReadOnlyList<PipelineChange> Changes(string from, string to)
    {
        var old = Old.ReplaceLineEndings("\n");
        var now = old.Replace(from, to, StringComparison.Ordinal);
        now.ShouldNotBe(old);
        return PipelineComparer.Compare(Definitions.Pipeline(old), Definitions.Pipeline(now)).Changes;
    }
}
