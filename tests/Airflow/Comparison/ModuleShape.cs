using System.Text.Json.Nodes;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// The shape of a file: its statements and expressions without the contents of strings and names. Two pipelines that differ only in their
/// strings and names must have the same shape; otherwise a string has become code.
/// </summary>
internal static class ModuleShape
{
    public static string Of(PyModule module) =>
        Shape(JsonNode.Parse(PythonDump.Dump(module with { Body = [.. module.Body.Where(s => s is not (PyImport or PyImportFrom))] })));

    private static string Shape(JsonNode? node)
    {
        if (node is not JsonArray array)
        {
            return node?.ToJsonString() ?? "null";
        }

        var kind = array.Count > 0 && array[0] is JsonValue first && first.TryGetValue<string>(out var name) ? name : null;
        return kind switch
        {
            "Constant" when array[3] is JsonArray and [JsonValue type, ..] && (string)type! == "str" => "text",
            "Name" => "name",
            "Call" when IsLiteral(array) => "text",
            "FunctionDef" => $"def({Join(array.Skip(4))})",
            null => $"[{Join(array)}]",
            "keyword" or "arg" or "arguments" or "withitem" or "alias" or "comprehension" or "ExceptHandler" =>
                $"{kind}({Join(array.Skip(1))})",
            _ => $"{kind}({Join(array.Skip(3))})",
        };
    }

    private static bool IsLiteral(JsonArray call) =>
        call[3] is JsonArray and [JsonValue kind, _, _, JsonValue id] && (string)kind! == "Name" && (string)id! == "literal"
            && call[4] is JsonArray { Count: 1 } arguments && Shape(arguments[0]) == "text";

    private static string Join(IEnumerable<JsonNode?> nodes) => string.Join(',', nodes.Select(Shape));
}
