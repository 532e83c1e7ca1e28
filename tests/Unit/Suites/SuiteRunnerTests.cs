using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.Tests.Suites;

public sealed class SuiteRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-suite-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_test_without_expectations_expects_success()
    {
        var tests = Suite.Tests("[{name: good, source: [{a: {return: 1}}]}, {name: bad, source: [{a: {raise: no}}]}]");

        tests.Select(t => t.Outcome).ShouldBe([TestOutcome.Passed, TestOutcome.Failed]);
        tests[1].Failures.ShouldHaveSingleItem().Message.ShouldBe("expected the execution to have succeeded, but it has failed");
    }

    [Fact]
    public void Tests_are_in_the_order_of_the_file_with_their_virtual_time() =>
        Suite.Tests("""
            - { name: slow, source: [{ a: { call: sys.sleep, args: { seconds: 43200 } } }] }
            - { name: quick, source: [{ a: { return: 1 } }] }
            """).Select(t => (t.Name, t.Duration, t.Line)).ShouldBe([("slow", TimeSpan.FromHours(12), 1), ("quick", TimeSpan.Zero, 2)]);

    [Fact]
    public void A_key_of_a_test_replaces_the_default() =>
        Suite.Tests("""
            defaults:
              source: { main: { params: [a], steps: [{ r: { return: '${[a, sys.get_env("GOOGLE_CLOUD_PROJECT_ID"), sys.get_env("STAGE", "none"), sys.now()]}' } }] } }
              args: { n: 1 }
              environment: { project: one, variables: { STAGE: dev } }
              start: "2026-05-01T00:00:10Z"
            tests:
              - { name: defaults, expect: { result: [{ n: 1 }, one, dev, 1777593610] } }
              - { name: own, args: null, environment: { project: two }, start: "1970-01-01T00:00:05+00:00", expect: { result: [null, two, none, 5] } }
            """).ShouldAllBe(t => t.Outcome == TestOutcome.Passed);

    [Fact]
    public void A_skipped_test_reports_why_and_is_not_run()
    {
        var test = Suite.Tests("[{name: t, skip: waits for the bank, source: [{a: {raise: no}}]}]").ShouldHaveSingleItem();

        (test.Outcome, test.SkipReason).ShouldBe((TestOutcome.Skipped, "waits for the bank"));
    }

    [Fact]
    public void Only_leaves_the_other_tests_out_and_is_a_warning()
    {
        var result = Suite.Run(
            "[{name: a, source: [{a: {return: 1}}]}, {name: b, only: true, source: [{a: {return: 1}}]}, {name: c, source: [{a: {return: 1}}]}]");

        result.Tests.Select(t => t.Outcome).ShouldBe([TestOutcome.Skipped, TestOutcome.Passed, TestOutcome.Skipped]);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("\"only\" is set here, so 2 of the 3 tests in this file are not run.");
        result.IsGreen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("loads", "it loads twice,it loads once")]
    [InlineData("LOADS T", "it loads twice")]
    [InlineData("*once", "it loads once")]
    [InlineData("it*", "it loads twice,it loads once")]
    [InlineData("loads*", "")]
    [InlineData("a?b", "a?b")]
    [InlineData("a?*", "a?b")]
    [InlineData("", "it loads twice,it loads once,a?b,axb")]
    public void A_filter_chooses_by_name(string filter, string names)
    {
        const string text =
            "[{name: it loads twice, source: [{a: {return: 1}}]}, {name: it loads once, source: [{a: {return: 1}}]}, {name: 'a?b', source: [{a: {return: 1}}]}, {name: axb, source: [{a: {return: 1}}]}]";

        string.Join(',', Suite.Tests(text, new TestRunOptions(filter)).Select(t => t.Name)).ShouldBe(names);
    }

    [Fact]
    public void Every_diagnostic_is_reported_at_once_and_nothing_is_run()
    {
        const string text = """
            nam: x
            defaults: { source: [{ a: { return: 1 } }], start: tomorrow }
            tests:
              - { name: a, expect: { resul: 1, duration: soon } }
              - { name: a, args: 1 }
              - { expect: { calls: [{ url: x }], error: { message: { regex: "(" } } } }
              - { name: d, mocks: [{ call: http.get }] }
            """;

        Suite.Diagnostics(text)
            .ShouldBe(
                "1:1 AEF6201, 5:13 AEF6204, 6:5 AEF6202, 4:26 AEF6201, 4:46 AEF6200, 2:52 AEF6200, 6:65 AEF6205, 6:25 AEF6202, 7:24 AEF6102");
        Suite.Run(text).Tests.ShouldBeEmpty();
        Suite.Run(text).HasErrors.ShouldBeTrue();
    }

    [Theory]
    [InlineData("expect: { result: 1, error: true }", "AEF6203")]
    [InlineData("expect: { result: 1, result_contains: 1 }", "AEF6203")]
    [InlineData("expect: { result: 1, state: failed }", "AEF6203")]
    [InlineData("expect: { error: no, state: succeeded }", "AEF6203")]
    [InlineData("expect: { deploy_error: true, state: failed }", "AEF6203")]
    [InlineData("expect: { error: no, error_tag: KeyError }", "AEF6203")]
    [InlineData("expect: { deploy_error: true, calls: 1 }", "AEF6203")]
    [InlineData("expect: { deploy_error: true, duration: 1 }", "AEF6203")]
    [InlineData("expect: { deploy_error: true, mocks_used: false }", "AEF6203")]
    [InlineData("id: t", "AEF6203")]
    [InlineData("expr: '1'", "AEF6203")]
    [InlineData("expect: { diagnostics: AEF0815 }", "AEF6209")]
    [InlineData("expect: { steps: { A: failed } }", "AEF6206")]
    [InlineData("parameters: []", "AEF6206")]
    public void What_cannot_be_meant_is_found(string part, string code) =>
        Suite.Run($"[{{name: t, source: [{{a: {{return: 1}}}}], {part}}}]").Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Theory]
    [InlineData("[]")]
    [InlineData("{tests: []}")]
    [InlineData("{name: x}")]
    [InlineData("text")]
    [InlineData("{tests: [5]}")]
    [InlineData("- {name: t, source: [")]
    public void A_file_without_tests_is_refused(string text)
    {
        var result = Suite.Run(text);

        result.HasErrors.ShouldBeTrue();
        result.IsGreen.ShouldBeFalse();
    }

    [Fact]
    public void Paths_begin_at_the_folder_of_the_file_and_those_of_sources_at_its_root()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "tests", "answers"));
        Directory.CreateDirectory(Path.Combine(_folder, "flows"));
        File.WriteAllText(
            Path.Combine(_folder, "flows", "a.yaml"),
            "[{a: {call: http.get, args: {url: 'https://example.com'}, result: r}}, {b: {return: '${r.body}'}}]");
        File.WriteAllText(Path.Combine(_folder, "tests", "answers", "m.yaml"), "[{call: http.get, answer: {body: 7}}]");
        var file = Path.Combine(_folder, "tests", "t.yaml");
        File.WriteAllText(file, "{root: ../flows, tests: [{name: t, source: a.yaml, mocks: answers/m.yaml, expect: {result: 7}}]}");
        var runner = new TestSuiteRunner(new YamlDocumentReader());

        var result = runner.RunFile(file);
        result.Diagnostics.ShouldBeEmpty();
        result.Passed.ShouldBe(1);
        result.Coverage.ShouldHaveSingleItem().Path.ShouldBe(Path.Combine(_folder, "tests", "..", "flows", "a.yaml"));

        runner.RunFile(file, new TestRunOptions(root: Path.Combine(_folder, "flows"))).Passed.ShouldBe(1);
        runner.RunFile(file, new TestRunOptions(root: _folder)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6207");
    }

    [Fact]
    public void A_root_may_come_from_an_environment_variable()
    {
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "[{a: {return: 1}}]");
        const string text =
            "{root: {environment: FLOWS}, tests: [{name: file, source: a.yaml}, {name: inline, source: [{a: {return: 2}}]}]}";

        Suite.Run(text, environment: n => n == "FLOWS" ? _folder : null).Passed.ShouldBe(2);
        var without = Suite.Run(text, environment: _ => null);
        without.Tests.Select(t => t.Outcome).ShouldBe([TestOutcome.Skipped, TestOutcome.Passed]);
        without.Tests[0].SkipReason.ShouldBe("the environment variable FLOWS, which names the folder of the sources, is not set");
    }

    [Fact]
    public void A_workflow_in_a_file_that_cannot_be_had_skips_the_test_too() =>
        Suite.Run(
            "{root: {environment: FLOWS}, tests: [{name: t, source: [{a: {return: 2}}], workflows: {child: c.yaml}}]}",
            environment: _ => null)
            .Skipped.ShouldBe(1);

    [Fact]
    public void A_skipped_test_may_be_a_name_and_a_reason() =>
        Suite.Run("[{name: later, skip: to be written}]").Skipped.ShouldBe(1);

    [Fact]
    public void Sources_of_one_name_are_covered_each_for_itself() =>
        Suite.Run("{defaults: {source: [{a: {return: 1}}]}, tests: [{name: t}, {name: defaults, source: [{b: {return: 1}}]}]}").Coverage
            .Select(c => c.Steps.ShouldHaveSingleItem().ToString()).ShouldBe(["main.a: 1", "main.b: 1"]);

    [Fact]
    public void A_list_of_files_makes_a_test_of_each()
    {
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "[{a: {return: 1}}]");
        File.WriteAllText(Path.Combine(_folder, "a.json"), "[{\"a\": {\"return\": 2}}]");

        Suite.Tests("[{name: t, source: [a.yaml, a.json], expect: {result: 1}}]", new TestRunOptions(root: _folder))
            .Select(t => (t.Name, t.Outcome)).ShouldBe([("t (a.yaml)", TestOutcome.Passed), ("t (a.json)", TestOutcome.Failed)]);
    }

    [Theory]
    [InlineData("main:\n  steps:\n  - a: {return: 3}\n")]
    [InlineData("[{\"a\": {\"return\": 3}}]")]
    [InlineData("main: {steps: [{a: {return: 3}}]}")]
    public void A_source_may_be_in_the_test_as_a_string(string source)
    {
        var text = $"[{{\"name\": \"t\", \"source\": {System.Text.Json.JsonSerializer.Serialize(source)}, \"expect\": {{\"result\": 3}}}}]";

        Suite.Tests(text).ShouldHaveSingleItem().Outcome.ShouldBe(TestOutcome.Passed);
    }

    [Fact]
    public void An_expression_can_be_tested_without_a_workflow_around_it() =>
        Suite.Tests("""
            - { name: sum, expr: "args.n + 1", args: { n: 2 }, expect: { result: 3 } }
            - { name: type, expr: '1 - "a"', expect: { error_tag: TypeError } }
            - { name: nonsense, expr: "1 +", expect: { deploy_error: true } }
            """).ShouldAllBe(t => t.Outcome == TestOutcome.Passed);

    [Fact]
    public void A_workflow_may_start_others_and_read_secrets() =>
        Suite.Tests("""
            - name: t
              source:
                - run: { call: googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run, args: { workflow_id: child, argument: 4 }, result: r }
                - key: { call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: { secret_id: key, project_id: p }, result: k }
                - done: { return: ["${r}", "${k}"] }
              workflows: { child: { main: { params: [n], steps: [{ a: { return: "${n * n}" } }] } } }
              secrets: { key: made-up }
              expect: { result: [16, made-up] }
            """).ShouldHaveSingleItem().Failures.ShouldBeEmpty();

    [Fact]
    public void A_workflow_that_may_be_started_must_be_whole() =>
        Suite.Diagnostics("[{name: t, source: [{a: {return: 1}}], workflows: {child: [{a: {next: nowhere}}]}}]").ShouldBe("1:59 AEF6207");

    [Fact]
    public void Calls_of_a_pipeline_get_mocks_before_its_jobs_are_asked() =>
        Suite.Failures("""
            - name: t
              source: { name: p, levels: [[{ job_id: A, job_name: a, type: async, executor: dataform-tag-executor }]] }
              mocks: [{ call: http.*, answer: { status: 400, body: no such function } }]
              expect: { state: failed, failures: [A] }
            """).ShouldBeEmpty();

    [Fact]
    public void A_cancelled_run_ends_between_two_tests()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            new TestSuiteRunner(new YamlDocumentReader())
                .Run(new SourceText("[{name: t, source: [{a: {return: 1}}]}]", "t.yaml"), null, cancelled.Token));
    }

    [Fact]
    public void Two_runs_of_a_file_have_the_same_results()
    {
        const string text = "[{name: t, source: [{a: {return: '${uuid.generate()}'}}], expect: {result: x}}]";

        Suite.Failures(text).ShouldBe(Suite.Failures(text));
    }
}
