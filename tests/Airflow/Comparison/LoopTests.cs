using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Threads with <c>for_each</c> and child workflows of the product, run by the model, with Python for the functions.</summary>
public sealed class LoopTests : IClassFixture<LoopTests.Host>
{
    private const string Spark = """
        "FUNCTION_ID_NAME": "dataproc-serverless-job-executor"
        """;

    private readonly Host _host;

    public LoopTests(Host host) => _host = host;

    /// <summary>One Python process for all tests.</summary>
    public sealed class Host : IDisposable
    {
        private readonly Lazy<PythonValues> _values = new(() => new PythonValues());

        internal PythonValues Values => _values.Value;

        public void Dispose()
        {
            if (_values.IsValueCreated)
            {
                Values.Dispose();
            }
        }
    }

    // What for_each is, and the states of the task of the item.
    [PythonTheory]
    [InlineData("${inputs.list}", "", "success: load[0] Success, load[1] Success")]
    [InlineData("${inputs.list}", "[]", "success: load Skipped")]
    [InlineData("${inputs.list}", "[1, null, {\"a\": []}]", "success: load[0] Success, load[1] Success, load[2] Success")]
    [InlineData("${inputs.list}", "7", "failed: load UpstreamFailed")]
    [InlineData("${variables.some}", "[1]", "success: load[0] Success, load[1] Success, load[2] Success")]
    public void A_first_task_computes_the_list(string list, string value, string expected)
    {
        foreach (var generation in new[] { 2, 3 })
        {
            var result = Run(Definition(list), generation, value.Length == 0 ? [] : new() { ["list"] = Json(value) });
            result.Problems.ShouldBeEmpty();
            Show(result, "load").ShouldBe(expected);
            result["end"].ShouldBe(result.State == "success" ? TaskState.Success : TaskState.UpstreamFailed);
        }
    }

    [PythonTheory]
    [InlineData("7", 1000, "TypeError: for_each must be a list; got integer")]
    [InlineData("true", 1000, "TypeError: for_each must be a list; got boolean")]
    [InlineData("null", 1000, "TypeError: for_each must be a list; got null")]
    [InlineData("{}", 1000, "TypeError: for_each must be a list; got map")]
    [InlineData("[1, 2, 3]", 3, null)]
    [InlineData("[1, 2, 3]", 2, "ValueError: for_each has 3 items, but max_items is 2")]
    [InlineData("131070 letters", 1000, "ValueError: The items of for_each have 131074 bytes as JSON, but at most 131072 are allowed")]
    [InlineData("131068 letters", 1000, null)]
    [InlineData("65534 umlauts", 1000, null)]
    [InlineData("65535 umlauts", 1000, "ValueError: The items of for_each have 131074 bytes as JSON, but at most 131072 are allowed")]
    public void The_messages_about_a_list_are_those_of_the_compiled_workflow(string value, int most, string? message)
    {
        _host.Values.Load(ProductCompiler.Compile(Definition("${inputs.list}", $"\"max_items\": {most}, "), 3).Source);
        var parts = value.Split(' ');
        var list = parts is [var count, "letters" or "umlauts"]
            ? new List<object?> { new string(parts[1][0] == 'l' ? 'a' : 'ä', int.Parse(count, CultureInfo.InvariantCulture)) }
            : Json(value);
        var context = Context() with { Params = new Dictionary<string, object?> { ["list"] = list } };
        var result = _host.Values.Call("compute_thread_1_items", new Dictionary<string, object?>(), context);
        result.Message.ShouldBe(message);
        result.End.ShouldBe(message is null ? FunctionEnd.Returned : FunctionEnd.Failed);
    }

    // The condition of the level, of the thread, and the state of the task of the item.
    [PythonTheory]
    [InlineData("true", "true", "success: load[0] Success, load[1] Success")]
    [InlineData("${1 > 2}", "true", "success: load Skipped")]
    [InlineData("true", "${1 > 2}", "success: load Skipped")]
    public void A_thread_that_is_skipped_has_no_items_and_the_next_level_runs(string level, string thread, string expected)
    {
        foreach (var list in new[] { "${inputs.list}", "[\"a\", \"b\"]" })
        {
            var result = Run(Definition(list, $"\"when\": {JsonValue.Create(thread)!.ToJsonString()}, ", level), 3, []);
            result.Problems.ShouldBeEmpty();
            Show(result, "load").ShouldBe(expected);
            result.Instances.Single(i => i.Task.Id.EndsWith(".last", StringComparison.Ordinal)).State.ShouldBe(TaskState.Success);
        }
    }

    [PythonFact]
    public void Each_item_has_its_own_values_ids_and_results()
    {
        var (source, map) = ProductCompiler.Compile(Definition(
            "[\"a\", 7]",
            step: """, "with": {"spark_args": ["${item}", "${index}"]}, "when": "${index < 5}" """), 3);
        _host.Values.Load(source);
        var dag = DagReader.Read(LibraryFunctions.Remove(source), 3);
        var load = dag.Tasks.Single(t => t.Id.EndsWith(".load", StringComparison.Ordinal));
        load.Arguments["doc_md"].ShouldBe("JOB_ID J1[map index]");
        map.Where(e => e.JobId == "J1").Select(e => e.Step.Split('.')[^1]).ShouldBe(["load_when", "load_job", "load"], ignoreOrder: true);

        var compute = _host.Values.Call(
            "compute_load_job",
            new Dictionary<string, object?>
            {
                ["job"] = dag.Tasks.Single(t => t.Id.EndsWith(".load_job", StringComparison.Ordinal)).Call["job"],
                ["item"] = "{{ x }}",
            },
            Context() with { MapIndex = 1 });
        compute.End.ShouldBe(FunctionEnd.Returned, compute.Message);
        var spark = (Dictionary<string, object?>)((Dictionary<string, object?>)compute.Pushed["batch"]!)["spark_batch"]!;
        ((List<object?>)spark["args"]!).ShouldBe(["{{ x }}", BigInteger.One]);
        ((string)load.Arguments["batch_id"]!).ShouldContain("ti.map_index | string");
    }

    [PythonFact(needsJinja: true)]
    public void A_child_workflow_receives_its_argument_as_JSON_whatever_the_values_are()
    {
        foreach (var text in new[] { "plain", "{{ 7 * 7 }}", "{% raw %}", "\"}}", "{#", "it's", "\\", "a.json", "ü\n" })
        {
            var step = new JsonObject
            {
                ["JOB_ID"] = "W",
                ["JOB_NAME"] = "child",
                ["workflows_name"] = "my-workflow",
                ["STEP_PROPERTIES"] = Properties(text),
            };
            var definition = new JsonObject { ["name"] = "w", ["levels"] = new JsonArray(new JsonArray(step)) }.ToJsonString();
            var (source, _) = ProductCompiler.Compile(definition, 2);
            _host.Values.Load(source);
            var start = DagReader.Read(LibraryFunctions.Remove(source), 2).Tasks
                .Single(t => t.Operator == "WorkflowsCreateExecutionOperator");
            var template = (string)((Dictionary<string, object?>)start.Arguments["execution"]!)["argument"]!;
            var days = new Dictionary<string, object?> { ["start_date"] = "1\" , \"x\": {{ 1 }}", ["end_date"] = null };

            var argument = JsonNode.Parse(_host.Values.Render([template], Context() with { Params = days })[0])!;

            var day = "1\" , \"x\": {{ 1 }}";
            JsonNode.DeepEquals(argument, new JsonObject
            {
                ["workflow_name"] = "my-workflow",
                ["query_variables"] = new JsonObject { ["start_date"] = day, ["end_date"] = day },
                ["workflow_properties"] = Properties(text),
            }).ShouldBeTrue(argument.ToJsonString());
        }
    }

    [PythonFact]
    public void Only_the_limited_step_runs_for_few_items_at_once()
    {
        var definition = Definition("[1, 2, 3, 4, 5]").Replace("\"LEVEL_ID\": \"1\"", "\"LEVEL_ID\": \"1\", \"max_parallel\": 2");
        var result = Run(definition, 2, []);
        var loads = result.Instances.Where(i => i.Task.Id.EndsWith(".load", StringComparison.Ordinal)).ToList();
        loads.Select(i => i.Attempts[0].Began).Distinct().Count().ShouldBe(3);
        loads.GroupBy(i => i.Attempts[0].Began).ShouldAllBe(g => g.Count() <= 2);
    }

    private static JsonObject Properties(string text) =>
        new() { ["a"] = text, ["b"] = new JsonObject { ["c"] = text + text + text + text + text } };

    private static string Show(AirflowResult result, string name)
    {
        var instances = result.Instances.Where(i => i.Task.Id.EndsWith("." + name, StringComparison.Ordinal)).OrderBy(i => i.MapIndex);
        return $"{result.State}: {string.Join(", ", instances)}"
            .Replace("Level_1.Level_1_Thread_1.", string.Empty, StringComparison.Ordinal);
    }

    private AirflowResult Run(string definition, int generation, Dictionary<string, object?> conf)
    {
        var source = ProductCompiler.Compile(definition, generation).Source;
        _host.Values.Load(source);
        return AirflowRun.Execute(
            DagReader.Read(LibraryFunctions.Remove(source), generation),
            new AirflowRunOptions { Values = _host.Values, Conf = conf });
    }

    private static TaskContext Context() => new(
        "t",
        -1,
        1,
        new Dictionary<string, IReadOnlyDictionary<int, TaskState>>(),
        new Dictionary<(string Task, int Index, string Key), object?>(),
        new Dictionary<string, object?>());

    private static object? Json(string text) => Value(JsonNode.Parse(text));

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Value).ToList(),
        JsonObject entries => entries.ToDictionary(e => e.Key, e => Value(e.Value)),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => (string)node!,
            JsonValueKind.Number => BigInteger.Parse(node.ToJsonString(), CultureInfo.InvariantCulture),
            var kind => kind == JsonValueKind.True,
        },
    };

    private static string Definition(string list, string thread = "", string? level = null, string step = "") => $$$"""
        {
          "name": "loop",
          "engine": "composer",
          "inputs": {"list": {"type": "list", "default": ["a", "b"]}},
          "variables": {"some": [1, 2, "${inputs.list}"]},
          "definition": [
            {"LEVEL_ID": "1", {{{(level is null ? "" : $"\"when\": {JsonValue.Create(level)!.ToJsonString()}, ")}}}"THREADS": [
              {"THREAD_ID": "1", {{{thread}}}"for_each": {{{(list[0] == '[' ? list : JsonValue.Create(list)!.ToJsonString())}}}, "STEPS": [
                {"JOB_ID": "J1", "JOB_NAME": "load", {{{Spark}}}{{{step}}}}
              ]}
            ]},
            {"LEVEL_ID": "2", "THREADS": [{"THREAD_ID": "2", "STEPS": [{"JOB_ID": "J2", "JOB_NAME": "last", {{{Spark}}}}]}]}
          ]
        }
        """;
}
