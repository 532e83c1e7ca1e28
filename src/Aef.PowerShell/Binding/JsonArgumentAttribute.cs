using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;

namespace Aef.PowerShell.Binding;

/// <summary>The argument of a run: a hashtable, an object from ConvertFrom-Json, or a string that contains a JSON object.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Example = "such as '{\"query_variables\": {\"zone\": \"emea\"}}'";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        string text => Parse(text),
        PSObject item => FromObject(item),
        _ => inputData,
    };

    private static object? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return FromJson(json.RootElement);
            }
        }
        catch (JsonException)
        {
            // The error below is clearer than the one of the parser.
        }

        throw new ArgumentTransformationMetadataException($"The string is not a JSON object. Pass a hashtable, or JSON {Example}.");
    }

    private static OrderedDictionary FromObject(PSObject item)
    {
        var result = new OrderedDictionary();
        foreach (var property in item.Properties)
        {
            result[property.Name] = FromValue(property.Value);
        }

        return result;
    }

    private static object? FromValue(object? value) => PlainValue.Of(value) switch
    {
        PSObject item => FromObject(item),
        IList items => items.Cast<object?>().Select(FromValue).ToArray(),
        var other => other,
    };

    private static object? FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new OrderedDictionary();
                foreach (var property in element.EnumerateObject())
                {
                    result[property.Name] = FromJson(property.Value);
                }

                return result;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(FromJson).ToArray();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return element.GetString();
        }
    }
}
