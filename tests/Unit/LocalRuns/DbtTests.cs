using System.Text.Json;
using Aef.Runs.Executors.Commands;
using Aef.Tests.Cli;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>
/// The executor <c>dbt</c> with <c>fake-dbt</c>, a stand-in that writes artifacts in the published forms. No test runs dbt itself.
/// </summary>
public sealed class DbtTests : IDisposable
{
    private static readonly Dictionary<string, string> NoVariables = [];

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task Models_and_tests_are_parts_of_the_step()
    {
        var run = await RunAsync(string.Empty, "--summary", _aef.PathOf("summary.json"), "--events", _aef.PathOf("events.jsonl"));

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        run.Output.ShouldContain("· model stg_orders  success, 120 rows  0.2 s");
        run.Output.ShouldContain("· test not_null_revenue_day  pass");
        var parts = File.ReadAllLines(_aef.PathOf("events.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(e => e.GetProperty("kind").GetString() == "part_ended")
            .ToList();
        parts.Select(p => $"{Text(p, "job_id")} {Text(p, "part")} {Text(p, "state")}").ShouldBe(
            ["BUILD model stg_orders success", "BUILD model revenue success", "BUILD test not_null_revenue_day pass"]);
        parts[0].GetProperty("rows").GetInt64().ShouldBe(120);
        using var summary = JsonDocument.Parse(File.ReadAllText(_aef.PathOf("summary.json")));
        summary.RootElement.GetProperty("steps")[0].GetProperty("parts").GetArrayLength().ShouldBe(3);

        static string Text(JsonElement owner, string key) => owner.GetProperty(key).GetString()!;
    }

    [Fact]
    public async Task A_failed_model_is_the_failure_of_the_step_and_a_recorded_run_still_has_its_parts()
    {
        var run = await RunAsync(", --select, broken");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("exit code 1: model.shop.revenue: error: Database Error: column \"price\" does not exist");
        var shown = await _aef.RunAsync("runs", "show", "latest", "--state", _aef.PathOf("state"));
        shown.Output.ShouldContain("· model revenue  error  1.5 s: Database Error: column");
        shown.Output.IndexOf("model revenue", StringComparison.Ordinal)
            .ShouldBeLessThan(shown.Output.IndexOf("model stg_orders", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_are_those_of_the_target_folder_of_this_process()
    {
        Write("target", """{"results": [{"unique_id": "model.p.a", "status": "success"}]}""", manifest: null);
        Write("other", """{"results": [{"unique_id": "seed.p.b.c", "status": "success", "adapter_response": null}]}""", "{broken");

        Nodes(Read()).ShouldBe(["model a"]);
        Nodes(Read("--target-path", "other")).ShouldBe(["seed b.c"]);
        Nodes(Read("--target-path=other")).ShouldBe(["seed b.c"]);
        var variables = new Dictionary<string, string> { ["DBT_TARGET_PATH"] = "other" };
        Nodes(DbtResults.Read(_aef.PathOf("."), ["dbt"], variables, DateTime.MinValue)).ShouldBe(["seed b.c"]);
        Nodes(Read("--target-path", "none")).ShouldBeEmpty();
        Nodes(DbtResults.Read(_aef.PathOf("."), ["dbt"], NoVariables, DateTime.UtcNow.AddMinutes(1))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"results\": 5}")]
    [InlineData("{\"results\": [5, null, {}]}")]
    [InlineData("{\"results\": [{\"unique_id\": [1], \"status\": {}, \"execution_time\": \"x\", \"adapter_response\": 7}]}")]
    public void Results_of_another_form_are_no_failure(string results)
    {
        Write("target", results, manifest: "{\"nodes\": {\"model.p.a\": 5}}");

        var read = Read();

        read.Parts().ToList().Count.ShouldBe(read.AddTo(WorkflowValue.Null)["results"].Items.Count);
        read.Failures().ShouldBeEmpty();
    }

    private static List<string> Nodes(DbtResults results) => [.. results.Parts().Select(p => p.Name)];

    private DbtResults Read(params string[] arguments) =>
        DbtResults.Read(_aef.PathOf("."), ["dbt", .. arguments], NoVariables, DateTime.MinValue);

    private void Write(string folder, string results, string? manifest)
    {
        Directory.CreateDirectory(_aef.PathOf(folder));
        _aef.File(Path.Combine(folder, "run_results.json"), results);
        if (manifest is not null)
        {
            _aef.File(Path.Combine(folder, "manifest.json"), manifest);
        }
    }

    private Task<CliResult> RunAsync(string more, params string[] options)
    {
        var example = Repository.PathOf("examples", "dbt");
        foreach (var name in (string[])["aef.json", "fake-dbt"])
        {
            File.Copy(Path.Combine(example, name), _aef.PathOf(name)); // keeps the mode
        }

        var definition = _aef.File(
            "shop.yaml",
            File.ReadAllText(Path.Combine(example, "shop.yaml")).Replace("dev]", $"dev{more}]", StringComparison.Ordinal));
        return _aef.RunAsync(["run", definition, "--environment", "stand-in", "--state", _aef.PathOf("state"), .. options]);
    }
}
