using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Model;

/// <summary>
/// One Python process that imports DAG files with stubs for the modules of Airflow, calls their functions and renders their templates.
/// </summary>
internal sealed class PythonValues : IExpressionValues, IDisposable
{
    private readonly Process _process;
    private string _dagId = string.Empty;

    public PythonValues()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Model", "dag_host.py");
        _process = Process.Start(PythonHost.Describe(PythonHost.WithJinja ?? PythonHost.Path!, [script]))!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Imports a file, and returns the tasks that Python finds in it; throws what the import throws.</summary>
    public JsonNode Load(string source)
    {
        var answer = Ask(new JsonObject { ["kind"] = "load", ["source"] = source });
        _dagId = (string)answer["dag"]!;
        return answer;
    }

    public FunctionResult Call(string function, IReadOnlyDictionary<string, object?> arguments, TaskContext context)
    {
        var question = Question("call", context);
        question["function"] = function;
        question["arguments"] = Json(arguments.ToDictionary(a => a.Key, a => a.Value));
        var answer = Ask(question);
        return new FunctionResult(Enum.Parse<FunctionEnd>((string)answer["end"]!), Value(answer["value"]), (string?)answer["message"])
        {
            Pushed = Value(answer["pushed"]) as Dictionary<string, object?> ?? [],
        };
    }

    /// <summary>Renders templates, such as those in the arguments of an operator.</summary>
    public IReadOnlyList<string> Render(IEnumerable<string> templates, TaskContext context)
    {
        var question = Question("render", context);
        question["templates"] = new JsonArray([.. templates.Select(t => JsonValue.Create(t))]);
        return Ask(question).AsArray().Select(t => (string)t!).ToList();
    }

    /// <summary>The names that the functions of a file read, which are not their own.</summary>
    public IReadOnlyList<string> NamesOf(string source) =>
        Ask(new JsonObject { ["kind"] = "names", ["source"] = source }).AsArray().Select(n => (string)n!).ToList();

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private JsonObject Question(string kind, TaskContext context) => new()
    {
        ["kind"] = kind,
        ["dag_id"] = _dagId,
        ["task_id"] = context.TaskId,
        ["map_index"] = context.MapIndex,
        ["try"] = context.Try,
        ["params"] = Json(context.Params.ToDictionary(p => p.Key, p => p.Value)),
        ["states"] = new JsonObject(context.States.Select(s => KeyValuePair.Create(
            s.Key,
            (JsonNode?)new JsonObject(s.Value.Select(i => KeyValuePair.Create($"{i.Key}", (JsonNode?)Name(i.Value))))))),
        ["xcoms"] = new JsonObject(context.XComs.GroupBy(x => $"{x.Key.Task}|{x.Key.Key}").Select(g => KeyValuePair.Create(
            g.Key,
            (JsonNode?)new JsonObject(g.Select(x => KeyValuePair.Create($"{x.Key.Index}", Json(x.Value))))))),
    };

    private static string? Name(TaskState state) => state switch
    {
        TaskState.None => null,
        TaskState.UpForRetry => "up_for_retry",
        TaskState.UpstreamFailed => "upstream_failed",
        _ => state.ToString().ToLowerInvariant(),
    };

    private JsonNode Ask(JsonObject question)
    {
        _process.StandardInput.WriteLine(question.ToJsonString());
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The Python process has ended.");
        var answer = JsonNode.Parse(line)!;
        return answer["error"] is { } error ? throw new InvalidOperationException((string?)error) : answer["answer"]!;
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        string text => text,
        double real => JsonNode.Parse(Real(real)), // keeps the point, so that Python reads a float
        BigInteger number => JsonNode.Parse(number.ToString()),
        LiteralValue literal => Json(literal.Value),
        List<object?> items => new JsonArray([.. items.Select(Json)]),
        Dictionary<string, object?> entries => new JsonObject(entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "The value is not JSON."),
    };

    private static string Real(double real) =>
        real.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Value).ToList(),
        JsonObject entries => entries.ToDictionary(e => e.Key, e => Value(e.Value)),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => (string)node!,
            _ => BigInteger.TryParse(node.ToJsonString(), out var number) ? number : (object)(double)node,
        },
    };
}
