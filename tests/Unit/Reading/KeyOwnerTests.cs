using Aef.Documents.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Reading;

/// <summary>Known keys in the wrong part of a definition: "Nothing is read and then ignored".</summary>
public sealed class KeyOwnerTests
{
    private const string Step = "job_id: A, job_name: a, executor: dataform-tag-executor";

    [Theory]
    [InlineData("for_each: [1]", "\"for_each\" belongs to a thread, not to a step.")]
    [InlineData("max_items: 1", "\"max_items\" belongs to a thread, not to a step.")]
    [InlineData("max_parallel: 1", "\"max_parallel\" belongs to a level, not to a step.")]
    [InlineData("threads: []", "\"threads\" belongs to a level, not to a step.")]
    [InlineData("inputs: {}", "\"inputs\" belongs to the top level of a definition or a schedule, not to a step.")]
    [InlineData("variables: {}", "\"variables\" belongs to the top level of a definition, not to a step.")]
    [InlineData("finally: []", "\"finally\" belongs to the top level of a definition, not to a step.")]
    [InlineData("max_attempts: 2", "\"max_attempts\" belongs to retry, not to a step.")]
    [InlineData("on: [JobFailed]", "\"on\" belongs to retry, not to a step.")]
    [InlineData("cron: '0 5 * * *'", "\"cron\" belongs to a schedule, not to a step.")]
    [InlineData("limit: 1", "\"limit\" belongs to concurrency, not to a step.")]
    [InlineData("FOR_EACH: [1]", "\"FOR_EACH\" belongs to a thread, not to a step.")]
    public void On_a_step(string key, string message) => Check($"levels:\n- [{{{Step}, {key}}}]", "2:62", message);

    [Theory]
    [InlineData("job_id: A", "\"job_id\" belongs to a step, not to a thread.")]
    [InlineData("with: {a: b}", "\"with\" belongs to a step, not to a thread.")]
    [InlineData("retry: {}", "\"retry\" belongs to a step, not to a thread.")]
    [InlineData("continue_if_fail: true", "\"continue_if_fail\" belongs to a step, not to a thread.")]
    [InlineData("threads: []", "\"threads\" belongs to a level, not to a thread.")]
    [InlineData("max_parallel: 2", "\"max_parallel\" belongs to a level, not to a thread.")]
    [InlineData("schedule: {cron: x}", "\"schedule\" belongs to the top level of a definition, not to a thread.")]
    public void On_a_thread(string key, string message) => Check($"levels:\n- threads: [{{steps: [{{{Step}}}], {key}}}]", "2:82", message);

    [Theory]
    [InlineData("for_each: [1]", "\"for_each\" belongs to a thread, not to a level.")]
    [InlineData("max_items: 3", "\"max_items\" belongs to a thread, not to a level.")]
    [InlineData("steps: []", "\"steps\" belongs to a thread, not to a level.")]
    [InlineData("next: A", "\"next\" belongs to a step, not to a level.")]
    [InlineData("retry: {}", "\"retry\" belongs to a step, not to a level.")]
    [InlineData("on_failure: []", "\"on_failure\" belongs to the top level of a definition, not to a level.")]
    public void On_a_level(string key, string message) => Check($"levels:\n- {{threads: [[{{{Step}}}]], {key}}}", "2:76", message);

    [Theory]
    [InlineData("when: true", "\"when\" belongs to a level, a thread or a step, not to the top level of a definition.")]
    [InlineData("for_each: [1]", "\"for_each\" belongs to a thread, not to the top level of a definition.")]
    [InlineData("threads: []", "\"threads\" belongs to a level, not to the top level of a definition.")]
    [InlineData("steps: []", "\"steps\" belongs to a thread, not to the top level of a definition.")]
    [InlineData("retry: {}", "\"retry\" belongs to a step, not to the top level of a definition.")]
    [InlineData("executor: x", "\"executor\" belongs to a step, not to the top level of a definition.")]
    [InlineData("cron: x", "\"cron\" belongs to a schedule, not to the top level of a definition.")]
    [InlineData("max_parallel: 2", "\"max_parallel\" belongs to a level, not to the top level of a definition.")]
    public void At_the_top_level(string key, string message) => Check($"levels:\n- [{{{Step}}}]\n{key}", "3:1", message);

    [Theory]
    [InlineData("defaults: {for_each: [1]}", "1:12", "\"for_each\" belongs to a thread, not to defaults.")]
    [InlineData("defaults: {max_attempts: 2}", "1:12", "\"max_attempts\" belongs to retry, not to defaults.")]
    [InlineData("defaults: {retry: {when: true}}", "1:20", "\"when\" belongs to a level, a thread or a step, not to retry.")]
    [InlineData("schedule: {cron: '0 5 * * *', retry: {}}", "1:31", "\"retry\" belongs to a step, not to a schedule.")]
    [InlineData("concurrency: {limit: 1, cron: x}", "1:25", "\"cron\" belongs to a schedule, not to concurrency.")]
    public void In_other_parts(string key, string location, string message) =>
        Check($"{key}\nlevels:\n- [{{{Step}}}]", location, message);

    [Theory]
    [InlineData(
        "levels:\n- [{" + Step + ", description: x}]",
        "2:62",
        "\"description\" belongs to the top level of a definition or a level, not to a step, and is ignored.")]
    [InlineData(
        "levels:\n- {threads: [[{" + Step + "}]], labels: {a: b}}",
        "2:76",
        "\"labels\" belongs to the top level of a definition, not to a level, and is ignored.")]
    [InlineData("levels:\n- [{" + Step + ", level_id: 1}]", "2:62", "\"level_id\" belongs to a level, not to a step, and is ignored.")]
    public void What_only_describes_is_a_warning(string text, string location, string message)
    {
        var diagnostic = Definitions.Check(text).Diagnostics.ShouldHaveSingleItem();

        (diagnostic.Code, diagnostic.Severity, diagnostic.Message).ShouldBe(("AEF1026", DiagnosticSeverity.Warning, message));
        Definitions.Diagnostics([diagnostic]).ShouldBe(location + " AEF1026");
    }

    [Theory]
    [InlineData("for_eech: [1]", "AEF1051")]
    [InlineData("condition: x", "AEF1051")]
    [InlineData("timeout_minutes: 5", "AEF1051")]
    [InlineData("owner: x", "AEF1051")]
    public void Other_keys_are_unknown(string key, string code) =>
        Definitions.Check($"levels:\n- [{{{Step}, {key}}}]").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData(
        "finally:\n- {for_each: [1], steps: [{job_id: B, job_name: b, executor: dataform-tag-executor}]}",
        "finally contains steps only; got a thread.")]
    [InlineData("finally:\n"
        + "- [{job_id: B, job_name: b, executor: dataform-tag-executor}]", "finally contains steps only; got a list of steps.")]
    [InlineData("on_failure:\n"
        + "- {threads: [[{job_id: B, job_name: b, executor: dataform-tag-executor}]]}", "on_failure contains steps only; got a level.")]
    public void A_section_contains_steps_only(string section, string message)
    {
        var diagnostic = Definitions.Check($"levels: [[{{{Step}}}]]\n{section}").Diagnostics.ShouldHaveSingleItem();

        (diagnostic.Code, diagnostic.Message).ShouldBe(("AEF1027", message));
        Definitions.Diagnostics([diagnostic]).ShouldBe("3:3 AEF1027");
    }

    [Fact]
    public void A_thread_in_a_thread_is_one_message() =>
        Definitions.Diagnostics(
            Definitions.Check($"levels:\n- threads:\n  - steps:\n    - steps: [{{{Step}}}]\n    - {{{Step}}}").Diagnostics)
            .ShouldBe("4:7 AEF1027");

    [Fact]
    public void The_keys_of_a_definition_are_the_same_in_any_case()
    {
        const string text = """
            Name: cases
            Inputs: {n: {Type: Integer, DEFAULT: 1}}
            VARIABLES: {v: "${inputs.n}"}
            Defaults: {Retry: {Max_Attempts: 2}, CONTINUE_IF_FAIL: True}
            Schedule: {Cron: "0 5 * * *", Time_Zone: Europe/Berlin}
            Levels:
            - Level_Id: L
              WHEN: true
              Threads:
              - Thread_Id: T
                For_Each: [1]
                Max_Items: 3
                Steps: [{JOB_ID: A, Job_Name: a, Executor: dataform-tag-executor, When: "${variables.v == 1}"}]
            On_Failure: [{Job_Id: F, JOB_NAME: f, EXECUTOR: dataform-tag-executor}]
            FINALLY: [{Job_Id: Z, JOB_NAME: z, EXECUTOR: dataform-tag-executor}]
            """;

        var mixed = Definitions.Pipeline(text);

        Definitions.Check(text).Diagnostics.ShouldBeEmpty();
        mixed.ShouldBe(Definitions.Pipeline(LowerKeys(text)));
        (mixed.Name, mixed.Levels[0].Threads[0].MaxItems, mixed.Levels[0].Threads[0].Steps[0].JobId, mixed.Finally[0].JobId)
            .ShouldBe(("cases", 3, "A", "Z"));
    }

    private static string LowerKeys(string text) => System.Text.RegularExpressions.Regex.Replace(
        text,
        @"[A-Za-z_]+(?=: )|[A-Za-z_]+(?=:\n)",
        m => m.Value.ToLowerInvariant(),
        System.Text.RegularExpressions.RegexOptions.None,
        TimeSpan.FromMinutes(10));

    private static void Check(string text, string location, string message, IReadOnlyList<string>? others = null)
    {
        var diagnostics = Definitions.Check(text).Diagnostics.Where(d => others?.Contains(d.Code) != true).ToList();

        var diagnostic = diagnostics.ShouldHaveSingleItem(string.Join('\n', diagnostics));
        (diagnostic.Code, diagnostic.Severity, diagnostic.Message).ShouldBe(("AEF1025", DiagnosticSeverity.Error, message));
        Definitions.Diagnostics([diagnostic]).ShouldBe(location + " AEF1025");
    }
}
