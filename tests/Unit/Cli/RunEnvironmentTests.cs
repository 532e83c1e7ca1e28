using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary><c>aef simulate</c> of Cloud Workflows source with mocks, child workflows, secrets and variables.</summary>
public sealed class RunEnvironmentTests : IDisposable
{
    private const string Ask = "- ask: {call: http.get, args: {url: \"https://x.y/jobs\"}, result: r}\n- done: {return: \"${r.body}\"}\n";
    private const string AskSecret = """
        - key: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: token}, result: key}
        - tell: {call: sys.log, args: {text: "${\"key \" + key}"}}
        - ask: {call: http.get, args: {url: "${\"https://x.y/?key=\" + key}"}}
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task Calls_get_the_answers_of_the_mock_file()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", Ask),
            "--mocks",
            _aef.File("mocks.yaml", "- {call: http.get, answer: {body: hello}}"));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        Json(run).GetProperty("result").GetString().ShouldBe("hello");
    }

    [Fact]
    public async Task A_call_without_a_mock_and_a_mock_without_a_call_are_reported()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", Ask),
            "--mocks",
            _aef.File("mocks.yaml", "- {call: http.post, answer: 200}\n"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("""
            calls without an answer
              http.get GET https://x.y/jobs in step ask of main
            to answer them, add mocks such as these (docs/mocks.md)
              - { call: http.get, url: 'https://x.y/jobs', answer: { status: 200, body: {} } }
            mocks that no call matched
              mocks.yaml:1:3: http.post

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_mock_that_is_proposed_answers_the_call()
    {
        var flow = _aef.File("flow.yaml", Ask);
        var proposed = (await _aef.RunAsync("simulate", flow)).Error.Split('\n')
            .Single(l => l.StartsWith("  - {", StringComparison.Ordinal));

        (await _aef.RunAsync("simulate", flow, "--mocks", _aef.File("mocks.yaml", proposed))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_catches_what_a_missing_mock_raises_does_not_pass()
    {
        var file = _aef.File(
            "flow.yaml",
            "- ask:\n    try: {call: http.get, args: {url: \"https://x.y\"}}\n    except: {as: e, steps: [{s: {return: caught}}]}\n");

        (await _aef.RunAsync("simulate", file, "--mocks", _aef.File("mocks.yaml", "[]"))).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_mock_without_a_call_does_not_fail_the_run() =>
        (
            await _aef.RunAsync(
                "simulate",
                _aef.File("flow.yaml", "- s: {return: 1}"),
                "--mocks",
                _aef.File("mocks.yaml", "[{call: http.get, answer: 200}]")))
            .ExitCode.ShouldBe(0);

    [Fact]
    public async Task JSON_holds_every_call()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", Ask),
            "--mocks",
            _aef.File("mocks.yaml", "- {name: jobs, call: http.get, answer: {body: hello, delay: 2}}"),
            "--output",
            "json");

        var call = Json(run).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("function").GetString().ShouldBe("http.get");
        call.GetProperty("url").GetString().ShouldBe("https://x.y/jobs");
        call.GetProperty("step").GetString().ShouldBe("ask");
        call.GetProperty("mock").GetString().ShouldBe("jobs");
        call.GetProperty("seconds").GetDouble().ShouldBe(2);
        Json(run).GetProperty("never_matched").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_mock_file_is_refused_with_its_line()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", Ask), "--mocks", _aef.File("mocks.yaml", "- {call: http.get}\n"));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("mocks.yaml:1:3: error AEF6102");
    }

    [Theory]
    [InlineData("--workflow", "child={0}")]
    [InlineData("--workflows", "{1}")]
    public async Task A_workflow_starts_another(string option, string value)
    {
        var child = _aef.File("child.workflows.yaml", "main: {params: [a], steps: [{s: {return: \"${a}\"}}]}");
        var flow = _aef.File(
            "flow.yaml",
            "- s: {call: googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run, args: {workflow_id: child, argument: 7}, result: r}\n- e: {return: \"${r}\"}");

        var run = await _aef.RunAsync(
            "simulate",
            flow,
            option,
            value.Replace("{0}", child, StringComparison.Ordinal).Replace("{1}", Path.GetDirectoryName(child), StringComparison.Ordinal));

        Json(run).GetProperty("result").GetInt32().ShouldBe(7);
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_variable_reaches_the_workflow() =>
        Json(
            await _aef.RunAsync(
                "simulate",
                _aef.File("flow.yaml", "- s: {return: \"${sys.get_env(\\\"STAGE\\\")}\"}"),
                "--env",
                "STAGE=test=1"))
            .GetProperty("result")
            .GetString()
            .ShouldBe("test=1");

    [Fact]
    public async Task A_secret_is_shown_nowhere()
    {
        var secret = _aef.File("secret.txt", "pa55word");
        var mocks = _aef.File("mocks.yaml", "[]");
        var flow = _aef.File("flow.yaml", AskSecret);

        foreach (var output in (string[])["text", "json"])
        {
            var run = await _aef.RunAsync("simulate", flow, "--secret", $"token=file:{secret}", "--mocks", mocks, "--output", output);

            run.ExitCode.ShouldBe(1);
            run.Error.ShouldContain("key ***");
            run.Output.ShouldContain("https://x.y/?key=***");
            (run.Output + run.Error).ShouldNotContain("pa55word");
        }
    }

    [Theory]
    [InlineData("--secret", "pa55word", "AEF6110")]
    [InlineData("--secret", "token=env:AEF_NO_SUCH_VARIABLE", "AEF6111")]
    [InlineData("--secret", "token=file:no-such-file", "AEF6111")]
    [InlineData("--secret", "token=pa55word", "AEF6110")]
    [InlineData("--env", "STAGE", "AEF6110")]
    [InlineData("--env", "GOOGLE_X=1", "AEF6113")]
    [InlineData("--workflow", "child", "AEF6110")]
    [InlineData("--workflow", "child=no-such-file.yaml", "AEF1001")]
    [InlineData("--workflows", "no-such-folder", "AEF6115")]
    public async Task An_unreadable_file_is_reported_and_nothing_runs(string option, string value, string code)
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", "- s: {return: 1}"), option, value);

        run.ExitCode.ShouldBe(code is "AEF6110" or "AEF6113" ? 2 : 1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(code);
        run.Error.ShouldNotContain("pa55word");
    }

    [Fact]
    public async Task A_definition_is_not_a_workflow_that_can_be_started()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", "- s: {return: 1}"),
            "--workflow",
            $"child={_aef.File("sample.yaml", CliSamples.Definition)}");

        run.Error.ShouldContain("AEF6114");
    }

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var run = await _aef.RunAsync(
            "run",
            _aef.File("flow.yaml", "- s: {return: 1}"),
            "--secret",
            "a",
            "--env",
            "B",
            "--allow-host",
            "https://c",
            "--mocks",
            _aef.File("mocks.yaml", "5"));

        foreach (var code in (string[])["AEF6100", "AEF6110", "AEF6112"])
        {
            run.Error.ShouldContain(code);
        }
    }

    [Theory]
    [InlineData("--allow-host", "x.y", "\"aef run\" and \"aef serve\"")]
    [InlineData("--callbacks", "8099", "\"aef run\"")]
    public async Task A_simulation_makes_no_real_calls(string option, string value, string commands)
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", Ask), option, value);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"\"{option}\" is an option of {commands}, not of \"aef simulate\".");
    }

    [Fact]
    public async Task Cloud_Workflows_source_is_not_simulated_on_real_time()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", Ask), "--real-time");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("'aef run flow.yaml' runs Cloud Workflows source on real time");
    }

    [Fact]
    public async Task A_definition_accepts_mocks_before_its_simulated_platform()
    {
        var mocks = _aef.File("mocks.yaml", "[{call: http.*, times: 1, answer: 500}, {call: http.delete, answer: 200}]");

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--mocks", mocks);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("no call matched the mock mocks.yaml:1:41: http.delete");
    }

    [Fact]
    public async Task A_definition_does_not_accept_environment_variables()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--env", "A=b");

        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_with_mocks_that_was_cut_off_anywhere_continues_with_the_answers_that_are_left()
    {
        var flow = _aef.File("flow.yaml", """
            - init: {assign: [{got: []}]}
            - each:
                for:
                  value: i
                  range: [1, 4]
                  steps:
                    - ask: {call: http.get, args: {url: "https://x.y"}, result: r}
                    - add: {assign: [{got: "${list.concat(got, r.body)}"}]}
                    - nap: {call: sys.sleep, args: {seconds: 5}}
            - start: {call: googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run, args: {workflow_id: child}, result: last}
            - done: {return: ["${got}", "${last}"]}
            """);
        var mocks = _aef.File("mocks.yaml", "- {call: http.get, answers: [{body: a}, {body: b, delay: 2}, {body: c}]}");
        var child = _aef.File("child.yaml", "- nap: {call: sys.sleep, args: {seconds: 5}}\n- s: {return: grown}\n");
        var whole = await _aef.RunAsync(
            "simulate",
            flow,
            "--mocks",
            mocks,
            "--workflow",
            $"child={child}",
            "--journal",
            _aef.PathOf("run.journal"));
        whole.ExitCode.ShouldBe(0, whole.Error);
        Json(whole).GetProperty("result").ToString().ReplaceLineEndings(string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ShouldBe("""[["a","b","c","c"],"grown"]""");
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));

        for (var kept = 1; kept < lines.Length; kept++)
        {
            var resumed = await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n"))));

            resumed.Output.ShouldBe(whole.Output, $"cut behind {kept} of {lines.Length} lines: {resumed.Error}");
            resumed.ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_mock_file_that_has_changed_keeps_a_run_from_going_on()
    {
        var mocks = _aef.File("mocks.yaml", "- {call: http.get, answer: {body: a}}");
        await _aef.RunAsync("simulate", _aef.File("flow.yaml", Ask), "--mocks", mocks, "--journal", _aef.PathOf("run.journal"));
        _aef.File("mocks.yaml", "- {call: http.get, answer: {body: b}}");

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        resumed.ExitCode.ShouldBe(1);
        resumed.Error.ShouldContain("AEF6156");
    }

    private static JsonElement Json(CliResult run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.Clone();
    }
}
