using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Terraform;

/// <summary>
/// Reads the modules of this repository, whose files are formatted by terraform fmt, as configurations in JSON: one block or attribute
/// begins on each line.
/// </summary>
internal sealed partial class HclModule
{
    private readonly string[] _lines;
    private int _at;

    private HclModule(string[] lines) => _lines = lines;

    /// <summary>The files of a module, in JSON.</summary>
    public static Dictionary<string, string> Read(string name) =>
        Directory.EnumerateFiles(Repository.PathOf("terraform", name), "*.tf").ToDictionary(
            f => Path.GetFileName(f) + ".json",
            f => new HclModule(File.ReadAllLines(f)).Block(string.Empty).ToJsonString(),
            StringComparer.Ordinal);

    private JsonObject Block(string kind)
    {
        var block = new JsonObject();
        for (; _at < _lines.Length; _at++)
        {
            var line = _lines[_at].Trim();
            if (line == "}")
            {
                return block;
            }

            if (Opening().Match(line) is { Success: true } opening)
            {
                _at++;
                string[] path = [opening.Groups["type"].Value, .. opening.Groups["label"].Captures.Select(c => c.Value)];
                Put(block, path, Block(path[0]));
            }
            else if (Attribute().Match(line) is { Success: true } attribute)
            {
                var key = attribute.Groups["name"].Value;
                block[key] = Value(kind, key, Expression(attribute.Groups["value"].Value));
            }
            else
            {
                (line.Length == 0 || line[0] == '#').ShouldBeTrue($"not read: {line}");
            }
        }

        return block;
    }

    private static void Put(JsonObject block, ReadOnlySpan<string> path, JsonObject body)
    {
        for (; path.Length > 1; path = path[1..])
        {
            block[path[0]] ??= new JsonObject();
            block = block[path[0]]!.AsObject();
        }

        if (block[path[0]] is JsonNode earlier)
        {
            block[path[0]] = earlier is JsonArray list
                ? new JsonArray([.. list.Select(i => i!.DeepClone()), body])
                : new JsonArray(earlier.DeepClone(), body);
        }
        else
        {
            block[path[0]] = body;
        }
    }

    /// <summary>An expression ends with the line on which all its brackets are closed.</summary>
    private string Expression(string text)
    {
        while (Depth(text) > 0)
        {
            text += "\n" + _lines[++_at];
        }

        return text;
    }

    private static int Depth(string text)
    {
        var bare = Quoted().Replace(text, string.Empty);
        return bare.Count(c => c is '(' or '[' or '{') - bare.Count(c => c is ')' or ']' or '}');
    }

    private static JsonNode? Value(string kind, string key, string text) => (kind, key) switch
    {
        ("variable", "type") => JsonValue.Create(text),
        ("variable", "default") => JsonNode.Parse(text),
        (_, "depends_on") => new JsonArray([.. text.Trim('[', ']').Split(',').Select(t => JsonValue.Create(t.Trim()))]),
        _ when Whole().IsMatch(text) => JsonNode.Parse(text),
        _ => JsonValue.Create($"${{{text}}}"),
    };

    [GeneratedRegex("\\A(?<type>[a-z_]+)( \"(?<label>[^\"]+)\")* \\{\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Opening();

    [GeneratedRegex("\\A(?<name>[A-Za-z_0-9]+) += (?<value>.+)\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Attribute();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\A(\"(\\\\.|[^\"\\\\])*\"|true|false|[0-9]+)\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Whole();
}
