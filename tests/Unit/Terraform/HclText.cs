using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aef.Tests.Terraform;

/// <summary>Writes values of a configuration in JSON as expressions, so that dynamic blocks can be evaluated as for expressions.</summary>
internal static partial class HclText
{
    public static string Of(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(", ", list.Select(Of))}]",
        JsonObject map => $"{{ {string.Join(", ", Entries(map))} }}",
        JsonValue value when value.TryGetValue(out string? text) => OfText(text),
        _ => node.ToJsonString(),
    };

    private static IEnumerable<string> Entries(JsonObject map)
    {
        foreach (var (key, value) in map)
        {
            if (key == "dynamic")
            {
                foreach (var (name, block) in value!.AsObject())
                {
                    yield return $"{name} = {Dynamic(name, block!.AsObject())}";
                }
            }
            else
            {
                yield return $"{key} = {Of(value)}";
            }
        }
    }

    private static string Dynamic(string name, JsonObject block)
    {
        var list = Of(block["for_each"]);
        var content = Iterator(name).Replace(Of(block["content"]), $"{name}_$1");
        return $"[for {name}_key, {name}_value in {list} : {content}]";
    }

    private static string OfText(string text) => Whole().Match(text) is { Success: true } whole
        ? $"({whole.Groups["code"].Value})"
        : System.Text.Json.JsonSerializer.Serialize(text);

    private static Regex Iterator(string name) =>
        new($@"\b{name}\.(value|key)\b", RegexOptions.CultureInvariant, TimeSpan.FromMinutes(10));

    [GeneratedRegex(@"\A\$\{(?<code>.*)\}\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Whole();
}
