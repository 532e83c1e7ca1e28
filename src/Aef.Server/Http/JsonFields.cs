using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aef.Server.Errors;

namespace Aef.Server.Http;

/// <summary>The names of fields in JSON. Requests may write them in snake_case, too; keys of maps stay as they are.</summary>
internal static class JsonFields
{
    /// <summary>Renames fields to camelCase, removes those that are null, and reports unknown ones.</summary>
    public static void Normalize(JsonObject value, JsonTypeInfo type, string path)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var (name, child) in value.ToArray())
        {
            var known = type.Properties.FirstOrDefault(p => p.Name == name) ?? type.Properties.FirstOrDefault(p => p.Name == ToCamel(name));
            if (known is null)
            {
                var at = path.Length == 0 ? string.Empty : $" at '{path}'";
                throw ApiException.Invalid($"Invalid JSON payload received. Unknown name \"{name}\"{at}: Cannot find field.");
            }

            if (child is null || known.Name != name)
            {
                value.Remove(name);
            }

            if (child is not null && known.Name != name && !value.TryAdd(known.Name, child))
            {
                throw ApiException.InvalidField(known.Name, "The field is set twice.");
            }

            Normalize(child, known, path.Length == 0 ? known.Name : $"{path}.{known.Name}");
        }
    }

    /// <summary><c>source_contents</c> becomes <c>sourceContents</c>.</summary>
    public static string ToCamel(string name)
    {
        if (!name.Contains('_', StringComparison.Ordinal))
        {
            return name;
        }

        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0
            ? name
            : string.Concat(parts.Select((p, i) => i == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]));
    }

    private static void Normalize(JsonNode? child, JsonPropertyInfo property, string path)
    {
        if (child is JsonObject inner)
        {
            Normalize(inner, property.Options.GetTypeInfo(property.PropertyType), path);
        }
        else if (child is JsonArray items
            && property.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
        {
            foreach (var item in items.OfType<JsonObject>())
            {
                Normalize(item, property.Options.GetTypeInfo(element), path);
            }
        }
    }
}
