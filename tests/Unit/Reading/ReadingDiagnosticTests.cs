using Aef.Tests.Support;

namespace Aef.Tests.Reading;

public sealed class ReadingDiagnosticTests
{
    [Theory]
    [InlineData("42", "1:1 AEF1050")]
    [InlineData("name: p\nlevles: []", "2:1 AEF1051")]
    [InlineData("levels: []\nLEVELS: []", "2:1 AEF1052")]
    [InlineData("definition: []\nlevels: []", "2:1 AEF1052")]
    [InlineData("levels: 7", "1:9 AEF1053")]
    [InlineData("levels:\n- 7", "2:3 AEF1053")]
    [InlineData("levels: [{threads: [7]}]", "1:21 AEF1053")]
    [InlineData("levels: [{threads: {}}]", "1:20 AEF1053")]
    [InlineData("levels: [{threads: [{steps: [7, 8]}]}]", "1:30 AEF1053, 1:33 AEF1053")]
    [InlineData("labels: {a: [1]}", "1:13 AEF1053")]
    [InlineData("inputs: {a: 1}", "1:13 AEF1053")]
    [InlineData("inputs: {a: {type: text}}", "1:20 AEF1055")]
    [InlineData("inputs: {a: {required: maybe}}", "1:24 AEF1053")]
    [InlineData("schedule: daily", "1:11 AEF1053")]
    [InlineData("concurrency: {limit: 1.5, behavior: wait}", "1:22 AEF1054, 1:37 AEF1055")]
    public void A_wrong_value_is_reported_at_its_location(string text, string expected) =>
        Definitions.Diagnostics(Definitions.Read(text).Diagnostics).ShouldBe(expected);

    [Theory]
    [InlineData("wait_time_seconds: soon", "1:20 AEF1054")]
    [InlineData("WAIT_TIME_SECONDS: \"1e999\"", "1:20 AEF1054")]
    [InlineData("wait_time_seconds: \"1,5\"", "1:20 AEF1054")]
    [InlineData("wait_time_seconds: \"NaN\"", "1:20 AEF1054")]
    [InlineData("wait_time_seconds: true", "1:20 AEF1054")]
    [InlineData("timeout_seconds: [1]", "1:18 AEF1054")]
    [InlineData("retry: {max_attempts: 2.5}", "1:23 AEF1054")]
    [InlineData("retry: twice", "1:8 AEF1053")]
    [InlineData("type: asynch", "1:7 AEF1055")]
    [InlineData("job_id: {a: 1}", "1:9 AEF1053")]
    [InlineData("job_name: true", "1:11 AEF1053")]
    [InlineData("with: [1]", "1:7 AEF1053")]
    [InlineData("step_properties: 7", "1:18 AEF1053")]
    [InlineData("continue_if_fail: [1]", "1:19 AEF1053")]
    [InlineData("continue_if_fail: \"no\"", "1:19 AEF1056")]
    [InlineData("waittime_seconds: 1", "1:1 AEF1051")]
    [InlineData("retry: {attempts: 1}", "1:9 AEF1051")]
    [InlineData("job_id: A\nJOB_ID: B", "2:1 AEF1052")]
    public void A_wrong_value_of_a_step_is_reported_at_its_location(string step, string expected)
    {
        var text = "defaults:\n  " + step.Replace("\n", "\n  ", StringComparison.Ordinal);
        var shifted = Definitions.Read(text).Diagnostics.Select(d => $"{d.Location.Start.Line - 1}:{d.Location.Start.Column - 2} {d.Code}");

        string.Join(", ", shifted).ShouldBe(expected);
    }

    [Theory]
    [InlineData("levels: [{thread: []}]", "Did you mean \"threads\"?")]
    [InlineData("levels: [[{JOBID: A}]]\n", "Did you mean \"job_id\"?")]
    [InlineData("defintion: []", "Did you mean \"definition\"?")]
    [InlineData("levels: [[{job_id: A, WAIT_TIME_SECOND: 3}]]", "Did you mean \"wait_time_seconds\"?")]
    [InlineData("defaults: {type: asinc}", "Did you mean \"async\"?")]
    public void A_typing_error_is_named(string text, string expected) =>
        string.Join('\n', Definitions.Read(text).Diagnostics.Select(d => d.Message)).ShouldContain(expected);

    [Fact]
    public void All_diagnostics_come_at_once_and_in_the_order_of_the_text() =>
        Definitions.Diagnostics(
            Definitions.Check(
                "levels:\n- [{job_id: A, job_name: a, type: asynch, wait_time_seconds: soon, executor: dataform-tag-executor, nxt: B}]\n- [{job_id: B, job_name: a, executor: dataform-tag-executor, next: A}]\nnam: x\n").Diagnostics)
            .ShouldBe("2:35 AEF1055, 2:62 AEF1054, 2:101 AEF1051, 3:26 AEF3013, 3:68 AEF2012, 4:1 AEF1051");

    [Theory]
    [InlineData("levels: 5")]
    [InlineData("levels: [{threads: 5}]")]
    [InlineData("levels: [[{job_id: {a: 1}, job_name: a, executor: dataform-tag-executor}]]")]
    [InlineData("levels: [[{job_id: A, job_name: a, type: x}]]")]
    [InlineData("levels: [[{job_id: A, job_name: a, executor: {}}]]")]
    public void No_diagnostic_is_caused_by_another(string text) =>
        Definitions.Check(text).Diagnostics.Count.ShouldBe(1, string.Join('\n', Definitions.Check(text).Diagnostics));

    [Fact]
    public void The_pipeline_of_a_text_with_errors_is_null_but_the_readable_part_is_kept()
    {
        var result = Definitions.Read("levels: [[{job_id: A, timeout_seconds: x}]]");

        result.Pipeline.ShouldBeNull();
        result.Partial.ShouldNotBeNull().Levels[0].Threads[0].Steps[0].JobId.ShouldBe("A");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[[[[")]
    [InlineData("null")]
    [InlineData("\0\0")]
    [InlineData("{\"definition\": [{\"THREADS\": [{\"STEPS\": [{\"JOB_ID\": \"J")]
    [InlineData("levels: [null, [null], {threads: [null]}, {threads: [{steps: [null]}]}]")]
    public void Broken_texts_are_reported_without_an_exception(string text) => Definitions.Check(text).HasErrors.ShouldBeTrue();

    [Fact]
    public void A_user_text_in_a_message_is_one_line_and_not_long()
    {
        var key = "a\n::error::" + new string('x', 10_000) + "\u001b[31m\u202e";

        var message = Definitions.Read(
            $"{{\"{key.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\u001b", "\\u001b", StringComparison.Ordinal)}\": 1, \"\\u202e\": 2}}")
            .Diagnostics.Select(d => d.Message)
            .ToList();

        message.Count.ShouldBe(2);
        message.ShouldAllBe(m => m.Length < 320 && !m.Contains('\n') && !m.Contains('\u001b') && !m.Contains('\u202e'));
    }
}
