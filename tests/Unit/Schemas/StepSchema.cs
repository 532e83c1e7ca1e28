using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Model;

namespace Aef.Tests.Schemas;

/// <summary>The part of the definition's schema that follows from the table of step keys.</summary>
internal static class StepSchema
{
    private const string NumberPattern = @"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$";

    /// <summary>The schema of a step.</summary>
    public static JsonObject OfStep(StepKeyTable keys)
    {
        var schema = Of("Step", "step", keys, k => Value(k));
        schema["allOf"] = new JsonArray(
            [.. keys.Keys.Where(k => k.IsRequired).Select(k => new JsonObject { ["anyOf"] = new JsonArray(Required(k.Name), Required(k.Name.ToUpperInvariant())) })]);
        return schema;
    }

    /// <summary>The schema of the defaults of all steps.</summary>
    public static JsonObject OfDefaults(StepKeyTable keys) => Of("Defaults of all steps", "defaults", keys, Default, Executors());

    /// <summary>The schema of the defaults of one executor.</summary>
    public static JsonObject OfExecutorDefaults(StepKeyTable keys) =>
        Of("Defaults of the steps of an executor", "executorDefaults", keys, k => k.Merge == StepKeyMerge.Job
            ? new JsonObject { ["description"] = "The name of the executor selects the steps.", ["type"] = "null" }
            : Default(k));

    private static JsonObject Default(StepKey key) => key.Merge == StepKeyMerge.Own
        ? new JsonObject { ["description"] = "Each step has its own.", ["type"] = "null" }
        : Reference($"#/$defs/step/properties/{key.Name}");

    private static JsonObject Executors() => new()
    {
        ["description"] = "Step keys for the steps of one executor, by its name. They override the defaults of all steps.",
        ["type"] = new JsonArray("object", "null"),
        ["additionalProperties"] = Reference("#/$defs/executorDefaults"),
    };

    private static JsonObject Of(
        string title,
        string name,
        StepKeyTable keys,
        Func<StepKey, JsonObject> value,
        JsonObject? executors = null)
    {
        var properties = new JsonObject();
        foreach (var key in keys.Keys)
        {
            properties[key.Name] = value(key);
        }

        if (executors is not null)
        {
            properties[DefinitionKeys.Executors] = executors;
        }

        foreach (var key in properties.Select(p => p.Key).ToList())
        {
            properties[key.ToUpperInvariant()] = Reference($"#/$defs/{name}/properties/{key}");
        }

        return new JsonObject { ["title"] = title, ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Value(StepKey key)
    {
        var schema = new JsonObject { ["description"] = key.Description };
        switch (key.Kind)
        {
            case StepKeyKind.Text:
                schema["type"] = new JsonArray("string", "number", "null");
                break;
            case StepKeyKind.Condition:
                schema["type"] = new JsonArray("string", "number", "boolean", "null");
                break;
            case StepKeyKind.Flag:
                schema["type"] = new JsonArray("boolean", "string", "number", "null");
                break;
            case StepKeyKind.Object:
                schema["type"] = new JsonArray("object", "null");
                break;
            case StepKeyKind.Properties:
                schema["type"] = new JsonArray("object", "string", "null");
                break;
            case StepKeyKind.Retry:
                schema["anyOf"] = new JsonArray(Reference("#/$defs/retry"), new JsonObject { ["type"] = "null" });
                break;
            case StepKeyKind.DataSets:
                schema["type"] = new JsonArray("array", "null");
                schema["items"] = new JsonObject { ["type"] = "string" };
                break;
            case StepKeyKind.Type or StepKeyKind.WaitFor or StepKeyKind.Binding:
                var names = key.Kind == StepKeyKind.Type ? Enum.GetNames<StepType>()
                    : key.Kind == StepKeyKind.Binding ? Enum.GetNames<BindingChoice>()
                    : Enum.GetNames<WaitFor>();
                string[] words = [.. names.Select(n => n.ToLowerInvariant())];
                schema["anyOf"] = new JsonArray(
                    new JsonObject { ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w)), null]) },
                    new JsonObject { ["type"] = "string", ["pattern"] = $@"^\s*({string.Join('|', words.Select(InAnyCase))})\s*$" });
                break;
            default:
                schema["type"] = new JsonArray("number", "string", "null");
                break;
        }

        AddRange(schema, key.Range);
        if (key.Default is { } value)
        {
            schema["default"] = value is double number ? Number(number) : JsonValue.Create((string)value);
        }

        if (key.Kind == StepKeyKind.Number)
        {
            schema["pattern"] = NumberPattern;
        }

        return schema;
    }

    private static void AddRange(JsonObject schema, NumberRange? range)
    {
        if (range is not null)
        {
            schema[range.IsExclusive ? "exclusiveMinimum" : "minimum"] = Number(range.Minimum);
            if (range.Maximum is { } maximum)
            {
                schema["maximum"] = Number(maximum);
            }
        }
    }

    private static string InAnyCase(string word) => string.Concat(word.Select(c => $"[{char.ToUpperInvariant(c)}{c}]"));

    private static JsonNode Number(double number) =>
        number == Math.Truncate(number) ? JsonValue.Create((long)number) : JsonValue.Create(number);

    private static JsonObject Reference(string path) => new() { ["$ref"] = path };

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray(name) };
}
