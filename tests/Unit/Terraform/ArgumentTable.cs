using System.Text.Json;
using Aef.Tests.Support;

namespace Aef.Tests.Terraform;

/// <summary>The arguments that resources have, from arguments.tsv; the source of each row is named there.</summary>
internal sealed class ArgumentTable
{
    private static readonly string[] Meta = ["count", "for_each", "depends_on", "lifecycle"];
    private readonly Dictionary<(string Type, string Path), (string Kind, bool Required)> _rows = [];

    private ArgumentTable(IEnumerable<string> lines)
    {
        foreach (var columns in lines.Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
        {
            _rows.Add((columns[0], columns[1].TrimEnd('!')), (columns[2], columns[1].EndsWith('!')));
        }
    }

    public static ArgumentTable Read() => new(File.ReadAllLines(Path.Combine(Repository.Root, "tests/Unit/Terraform/arguments.tsv")));

    /// <summary>What is wrong in a configuration, one line each.</summary>
    public IEnumerable<string> Check(JsonElement root)
    {
        if (!root.TryGetProperty("resource", out var types))
        {
            yield break;
        }

        foreach (var type in types.EnumerateObject().Where(t => t.Name != "terraform_data"))
        {
            foreach (var resource in type.Value.EnumerateObject())
            {
                foreach (var problem in CheckBlock(type.Name, string.Empty, resource.Value))
                {
                    yield return $"{type.Name}.{resource.Name}: {problem}";
                }
            }
        }
    }

    private IEnumerable<string> CheckBlock(string type, string path, JsonElement block)
    {
        var entries = block.EnumerateObject()
            .Where(e => path.Length > 0 || !Meta.Contains(e.Name))
            .SelectMany(e => e.Name == "dynamic"
                ? e.Value.EnumerateObject().Select(d => (d.Name, Value: d.Value.GetProperty("content")))
                : [(e.Name, e.Value)])
            .ToList();
        foreach (var (name, value) in entries)
        {
            if (!_rows.TryGetValue((type, path + name), out var row))
            {
                yield return $"unknown argument {path}{name}";
            }
            else if (row.Kind == "block")
            {
                foreach (var problem in value.ValueKind == JsonValueKind.Object
                    ? CheckBlock(type, $"{path}{name}.", value)
                    : [$"{path}{name} is not a block"])
                {
                    yield return problem;
                }
            }
            else if (!Fits(row.Kind, value))
            {
                yield return $"{path}{name} is {value.ValueKind}, not {row.Kind}";
            }
        }

        var names = entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var ((_, missing), _) in _rows.Where(r => r.Key.Type == type
            && r.Value.Required
            && r.Key.Path.StartsWith(path, StringComparison.Ordinal)
            && !r.Key.Path[path.Length..].Contains('.', StringComparison.Ordinal)
            && !names.Contains(r.Key.Path[path.Length..])))
        {
            yield return $"{missing} is missing";
        }
    }

    private static bool Fits(string kind, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? kind == "string" || (value.GetString()!.StartsWith("${", StringComparison.Ordinal) && value.GetString()!.EndsWith('}'))
        : (kind, value.ValueKind) is ("bool", JsonValueKind.True or JsonValueKind.False)
            or ("number", JsonValueKind.Number)
            or ("map", JsonValueKind.Object)
            or ("list", JsonValueKind.Array);
}
