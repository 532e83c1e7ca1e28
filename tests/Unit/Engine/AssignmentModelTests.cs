using System.Text.Json.Nodes;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>Random assignments, compared with a model that copies everything each time.</summary>
public sealed class AssignmentModelTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void Assignments_do_what_deep_copies_would_do()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var model = new Model(seed);
            var assignments = string.Join(", ", Enumerable.Range(0, 40).Select(_ => model.Next()));

            var engine = new WorkflowEngine(Compile($$$"""
                {"main": {"steps": [
                  {"init": {"assign": [{"a": {}}, {"b": []}, {"c": 0}]}},
                  {"work": {"assign": [{{{assignments}}}]}},
                  {"done": {"return": ["${a}", "${b}", "${c}"]}}]}}
                """), default);
            var execution = VirtualTimeHost.Run(engine, new FakeCallHandler(), Start);

            execution.State.ShouldBe(ExecutionState.Succeeded, $"seed {seed}: {execution.Error?.Context}");
            execution.Result.ToJson().ShouldBe(model.Result(), $"seed {seed}: {assignments}");
            execution.Result.Size.ShouldBe(WorkflowValue.FromJson(execution.Result.ToJson()).Size, $"seed {seed}");
            engine.MemoryBytes.ShouldBe(0, $"seed {seed}");
        }
    }

    private sealed class Model(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<string, JsonNode?> _variables =
            new(StringComparer.Ordinal) { ["a"] = new JsonObject(), ["b"] = new JsonArray(), ["c"] = 0 };

        public string Result() => new JsonArray([.. Names.Select(n => _variables[n]?.DeepClone())]).ToJsonString();

        /// <summary>An assignment that succeeds; the model has made it already.</summary>
        public string Next()
        {
            var (source, value) = Value();
            var name = Names[_random.Next(Names.Length)];
            var (path, set) = Target(name);
            set(value);
            return $"{{\"{path}\": {source}}}";
        }

        private (string Path, Action<JsonNode?> Set) Target(string name)
        {
            var path = name;
            var node = _variables[name];
            Action<JsonNode?> set = v => _variables[name] = v;
            while (_random.Next(3) != 0)
            {
                if (node is JsonObject map)
                {
                    var key = "kxyz"[_random.Next(4)].ToString();
                    path += _random.Next(2) == 0 ? "." + key : $"[\\\"{key}\\\"]";
                    set = v => map[key] = v;
                    node = map[key];
                }
                else if (node is JsonArray { Count: > 0 } list)
                {
                    var index = _random.Next(list.Count);
                    path += $"[{index}]";
                    set = v => list[index] = v;
                    node = list[index];
                }
                else
                {
                    break;
                }
            }

            return (path, set);
        }

        private (string Source, JsonNode? Value) Value()
        {
            var name = Names[_random.Next(Names.Length)];
            var whole = _variables[name];
            return _random.Next(8) switch
            {
                0 => ("7", 7),
                1 => ("\"${[]}\"", new JsonArray()),
                2 => ($"\"${{[{name}, 1]}}\"", new JsonArray(Copy(whole), 1)),
                3 => ($"{{\"k\": \"${{{name}}}\", \"x\": [1]}}", new JsonObject { ["k"] = Copy(whole), ["x"] = new JsonArray(1) }),
                4 when whole is JsonArray list => ($"\"${{list.concat({name}, 5)}}\"", new JsonArray([.. list.Select(Copy), 5])),
                5 when whole is JsonObject => ($"\"${{map.merge({name}, {name})}}\"", Copy(whole)),
                6 when whole is JsonObject map => ($"\"${{map.get({name}, \\\"k\\\")}}\"", Copy(map["k"])),
                7 => ("{\"k\": [1, {\"y\": 2}]}", JsonNode.Parse("{\"k\": [1, {\"y\": 2}]}")),
                _ => ($"\"${{{name}}}\"", Copy(whole)),
            };
        }

        private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
    }
}
