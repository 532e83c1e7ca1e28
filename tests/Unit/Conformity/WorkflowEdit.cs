using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <summary>A compiled workflow, as JSON, in the hands of somebody who breaks it.</summary>
internal sealed class WorkflowEdit(string source)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root = JsonNode.Parse(source, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!.AsObject(); // the compiler prints a map

    /// <summary>True when something was changed.</summary>
    public bool Changed { get; private set; }

    /// <summary>Replaces a string wherever it is in the named step (in any step when it is null) of a routine.</summary>
    public void Replace(string routine, string? step, string from, string to)
    {
        foreach (var body in step is null ? Routine(routine) : Find(routine, step))
        {
            foreach (var value in Nodes(body).OfType<JsonValue>().ToList())
            {
                if (value.TryGetValue<string>(out var text) && text.Contains(from, StringComparison.Ordinal))
                {
                    value.ReplaceWith(text.Replace(from, to, StringComparison.Ordinal));
                    Changed = true;
                }
            }
        }
    }

    /// <summary>Changes every map of a routine that has a key.</summary>
    public void Change(string routine, string key, Func<JsonObject, bool> change)
    {
        foreach (var map in Routine(routine).SelectMany(Nodes).OfType<JsonObject>().Where(m => m.ContainsKey(key)).ToList())
        {
            Changed |= change(map);
        }
    }

    /// <summary>Puts a step before another one.</summary>
    public void Insert(string routine, string before, string name, string body)
    {
        foreach (var step in Find(routine, before).ToList())
        {
            if (step.Parent is JsonObject { Parent: JsonArray steps } entry)
            {
                steps.Insert(steps.IndexOf(entry), new JsonObject { [name] = JsonNode.Parse(body) });
                Changed = true;
            }
        }
    }

    /// <summary>Puts a step after all others of a routine.</summary>
    public void Append(string routine, string name, string body)
    {
        if (_root[routine]?["steps"] is JsonArray steps)
        {
            steps.Add(new JsonObject { [name] = JsonNode.Parse(body) });
        }
    }

    public string ToSource() => _root.ToJsonString(Relaxed);

    private IEnumerable<JsonNode> Routine(string name) => _root[name] is { } routine ? [routine] : [];

    private IEnumerable<JsonNode> Find(string routine, string step) =>
        Routine(routine)
            .SelectMany(Nodes)
            .OfType<JsonObject>()
            .Where(m => m is { Count: 1, Parent: JsonArray })
            .Select(m => m[step])
            .OfType<JsonNode>()
            .ToList();

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject map => map.Select(e => e.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}
