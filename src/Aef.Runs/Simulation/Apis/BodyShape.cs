using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>
/// The fields that the body of a request may have: names with types, required ones with an exclamation mark, nested ones in braces, such as
/// <c>name:string! size:int options{fast:bool}</c>. The types are <c>string</c>, <c>int</c>, <c>number</c>, <c>bool</c>, <c>strings</c> (an
/// object of strings), <c>object</c>, <c>list</c> and <c>any</c>. As in Google's APIs, an int may be a string of digits, and null means
/// absent.
/// </summary>
internal sealed class BodyShape
{
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);

    private BodyShape()
    {
    }

    /// <summary>Reads a shape.</summary>
    public static BodyShape Of(string text)
    {
        var at = 0;
        var shape = Read(text, ref at);
        return at == text.Length ? shape : throw new FormatException($"unexpected {text[at]} in a shape");
    }

    /// <summary>What is wrong with a body, in Google's words; null when nothing is.</summary>
    public string? ProblemOf(WorkflowValue body, string path = "")
    {
        if (body.Kind != WorkflowValueKind.Map)
        {
            return $"Invalid value at '{(path.Length == 0 ? "body" : path)}': must be an object.";
        }

        foreach (var entry in body.Entries)
        {
            if (!_fields.TryGetValue(entry.Key, out var field))
            {
                var place = path.Length == 0 ? string.Empty : $" at '{path}'";
                return $"Invalid JSON payload received. Unknown name \"{entry.Key}\"{place}: Cannot find field.";
            }

            var inner = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            var problem = entry.Value.IsNull ? null
                : field.Shape?.ProblemOf(entry.Value, inner) ?? ProblemOf(field.Type, entry.Value, inner);
            if (problem is not null)
            {
                return problem;
            }
        }

        var missing = _fields.FirstOrDefault(f => f.Value.IsRequired && IsEmpty(body[f.Key])).Key;
        return missing is null ? null : $"Required parameter is missing: {(path.Length == 0 ? missing : $"{path}.{missing}")}";
    }

    private static bool IsEmpty(WorkflowValue value) => value.IsNull || (value.TryGetString(out var text) && text.Length == 0);

    private static string? ProblemOf(string type, WorkflowValue value, string path) => type switch
    {
        "string" when value.Kind != WorkflowValueKind.String => Wrong(path, "TYPE_STRING"),
        "int" when value.Kind != WorkflowValueKind.Integer && !(value.TryGetString(out var digits) && long.TryParse(digits, out _)) =>
            Wrong(path, "TYPE_INT64"),
        "number" when value.Kind is not (WorkflowValueKind.Integer or WorkflowValueKind.Double) => Wrong(path, "TYPE_DOUBLE"),
        "bool" when value.Kind != WorkflowValueKind.Boolean => Wrong(path, "TYPE_BOOL"),
        "list" when value.Kind != WorkflowValueKind.List => Wrong(path, "TYPE_LIST"),
        "object" when value.Kind != WorkflowValueKind.Map => Wrong(path, "TYPE_OBJECT"),
        "strings" when value.Kind != WorkflowValueKind.Map || value.Entries.Any(e => e.Value.Kind != WorkflowValueKind.String) =>
            Wrong(path, "map of TYPE_STRING"),
        _ => null,
    };

    private static string Wrong(string path, string type) => $"Invalid value at '{path}' ({type})";

    private static BodyShape Read(string text, ref int at)
    {
        var shape = new BodyShape();
        while (at < text.Length && text[at] != '}')
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_'))
            {
                at++;
            }

            var name = start == at ? throw new FormatException($"unexpected {text[at]} in a shape") : text[start..at];
            var type = "object";
            BodyShape? inner = null;
            if (at < text.Length && text[at] == ':')
            {
                start = ++at;
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                {
                    at++;
                }

                type = text[start..at];
            }
            else if (at < text.Length && text[at] == '{')
            {
                at++;
                inner = Read(text, ref at);
                at++;
            }

            var isRequired = at < text.Length && text[at] == '!';
            at += isRequired ? 1 : 0;
            shape._fields.Add(name, new Field(type, isRequired, inner));
        }

        return shape;
    }

    private sealed record Field(string Type, bool IsRequired, BodyShape? Shape);
}
