using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aef.Tests.Schemas;

/// <summary>
/// Validates JSON against the part of JSON Schema that our schemas (2020-12) and Google's (draft-07) use. A keyword that it does not know
/// is an error, so that none is skipped in silence.
/// </summary>
internal sealed class SchemaValidator(JsonElement schema)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "definitions", "title", "description", "default", "format"];

    public bool IsValid(JsonElement value) => IsValid(schema, value);

    /// <summary>The schema that a path such as <c>#/$defs/step</c> names.</summary>
    public JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(schema, (at, part) => at.GetProperty(part));

    private bool IsValid(JsonElement rules, JsonElement value) => rules.EnumerateObject().All(rule => Holds(rule, rules, value));

    private bool Holds(JsonProperty rule, JsonElement rules, JsonElement value) => rule.Name switch
    {
        _ when Annotations.Contains(rule.Name) => true,
        "$ref" => IsValid(Resolve(rule.Value.GetString()!), value), // a reference is a string
        "type" => rule.Value.ValueKind == JsonValueKind.Array ? rule.Value.EnumerateArray().Any(t => IsOfType(t.GetString(), value)) : IsOfType(rule.Value.GetString(), value),
        "enum" => rule.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        "anyOf" => rule.Value.EnumerateArray().Any(s => IsValid(s, value)),
        "oneOf" => rule.Value.EnumerateArray().Count(s => IsValid(s, value)) == 1,
        "not" => !IsValid(rule.Value, value),
        "const" => JsonElement.DeepEquals(rule.Value, value),
        "allOf" => rule.Value.EnumerateArray().All(s => IsValid(s, value)),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var v) || IsValid(p.Value, v)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => IsDeclared(rules, p.Name) || IsAllowed(rule.Value, p.Value)),
        "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => IsValid(rule.Value, JsonSerializer.SerializeToElement(p.Name))),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)), // a name is a string
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => IsValid(rule.Value, i)),
        "contains" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(i => IsValid(rule.Value, i)),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(i => i.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetInt32(),
        "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= rule.Value.GetInt32(),
        "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.Value.GetInt32(),
        "patternProperties" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().All(p => value.EnumerateObject().Where(v => IsMatch(v.Name, p.Name)).All(v => IsValid(p.Value, v.Value))),
        "dependencies" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)).All(d => d.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _))), // a name is a string
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || IsMatch(value.GetString()!, rule.Value.GetString()!), // both are strings
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= rule.Value.GetInt32(), // a string, see the kind
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.Value.GetDouble(),
        _ => throw new InvalidOperationException($"The validator does not know the keyword {rule.Name}."),
    };

    private static bool IsDeclared(JsonElement rules, string name) =>
        (rules.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (rules.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => IsMatch(name, p.Name)));

    private static bool IsMatch(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private bool IsAllowed(JsonElement rule, JsonElement value) => rule.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => IsValid(rule, value),
    };

    private static bool IsOfType(string? type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Truncate(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"There is no type {type}."),
    };
}
