using System.Text;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Journal;

/// <summary>
/// Keeps secrets out of a journal: where a text holds one, as it is or encoded, its name and form are written instead, and read back from whoever keeps the secret when the
/// run goes on. What is hidden and has no name, such as a token, is lost: <c>***</c> stands in its place.
/// </summary>
public sealed class JournalSecrets
{
    // As in the masking of everything else: shorter ones stand in other words by chance.
    private const int ShortestInText = 4;
    private const string Placeholder = "\0secret";

    private readonly Secrets _secrets;
    private readonly List<(string Text, string Name, string Form)> _texts = [];

    /// <summary>Makes the keeper of the secrets of a run.</summary>
    public JournalSecrets(Secrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = secrets;
        foreach (var name in secrets.Names)
        {
            _texts.AddRange(Forms.Select(f => (Text: Encode(secrets.Find(name) ?? string.Empty, f), name, f)).Where(t => t.Text.Length > 0));
        }

        _texts = [.. _texts.DistinctBy(t => t.Text).OrderByDescending(t => t.Text.Length)];
    }

    /// <summary>Nothing is hidden.</summary>
    public static JournalSecrets None { get; } = new(Secrets.Empty);

    private static string[] Forms => ["plain", "trimmed", "base64", "uri", "json"];

    /// <summary>The text for people, with everything hidden in it.</summary>
    public string Mask(string text) => _secrets.Mask(text);

    /// <summary>Bytes or a key, with everything hidden in them for good.</summary>
    internal WorkflowValue Mask(in WorkflowValue value) => _secrets.Mask(value);

    /// <summary>The parts of a text that holds a secret, each a text or a name with a form; null when it holds none.</summary>
    internal List<(string Text, string? Form)>? Split(string text)
    {
        if (_secrets.IsEmpty)
        {
            return null;
        }

        List<(string Text, string? Form)> parts = [(text, null)];
        foreach (var (hidden, name, form) in _texts)
        {
            parts = [.. parts.SelectMany(p => p.Form is null ? Split(p.Text, hidden, name, form) : [p])];
        }

        parts = [.. parts.Select(p => p.Form is null ? (_secrets.Mask(p.Text), null) : p)];
        return parts is [{ Form: null } only] && only.Text == text ? null : parts;
    }

    /// <summary>What stands in a value that was read until <see cref="Resolve"/> knows the secrets. Only the engine itself makes functions, so no answer can look so.</summary>
    internal static WorkflowValue Unresolved(IEnumerable<string> parts) => WorkflowValue.OfFunction(Placeholder + WorkflowValue.FromList([.. parts.Select(p => WorkflowValue.FromString(p))]).ToJson());

    /// <summary>The value with its secrets; null when one of them is not there, which <paramref name="missing"/> names.</summary>
    internal WorkflowValue? Resolve(in WorkflowValue value, out string? missing)
    {
        missing = null;
        switch (value.Kind)
        {
            case WorkflowValueKind.Function when value.FunctionName?.StartsWith(Placeholder, StringComparison.Ordinal) == true:
                return Join([.. WorkflowValue.FromJson(value.FunctionName[Placeholder.Length..]).Items.Select(i => i.Text ?? string.Empty)], out missing);
            case WorkflowValueKind.List:
                var list = new ListNode(value.Items.Count);
                foreach (var item in value.Items)
                {
                    if (Resolve(item, out missing) is not { } resolved)
                    {
                        return null;
                    }

                    list.Add(resolved);
                }

                return WorkflowValue.Of(list);
            case WorkflowValueKind.Map:
                var map = new MapNode(value.Entries.Count);
                foreach (var (key, item) in value.Entries)
                {
                    if (Resolve(item, out missing) is not { } resolved)
                    {
                        return null;
                    }

                    map.Set(key, resolved);
                }

                return WorkflowValue.Of(map);
            default:
                return value;
        }
    }

    private static IEnumerable<(string Text, string? Form)> Split(string text, string hidden, string name, string form)
    {
        if (hidden.Length < ShortestInText)
        {
            return text == hidden ? [(name, form)] : [(text, null)];
        }

        var between = text.Split(hidden);
        return between.SelectMany((part, i) => i == 0 ? [(part, (string?)null)] : new (string, string?)[] { (name, form), (part, null) }).Where(p => p.Item1.Length > 0);
    }

    private static string Encode(string value, string form) => form switch
    {
        "trimmed" => value.Trim(),
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(value)),
        "uri" => Uri.EscapeDataString(value),
        "json" => WorkflowValue.FromString(value).ToString()[1..^1],
        _ => value,
    };

    private WorkflowValue? Join(string[] parts, out string? missing)
    {
        missing = null;
        var text = new StringBuilder();
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (parts[i + 1].Length == 0)
            {
                text.Append(parts[i]);
            }
            else if (_secrets.Find(parts[i]) is { } secret)
            {
                text.Append(Encode(secret, parts[i + 1]));
            }
            else
            {
                missing = parts[i];
                return null;
            }
        }

        return text.ToString();
    }
}
