using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// What Secret Manager holds in a local run, and the way to show texts without it: whoever writes what a workflow did writes <see cref="Mask(string)"/> of it.
/// </summary>
public sealed class Secrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Hidden = "***";

    // Shorter ones stand in every other word by chance; they are hidden where they stand alone.
    private const int ShortestInText = 4;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _hidden = [];

    /// <summary>Makes secrets with their values; <paramref name="others"/> are texts that are not shown either, such as tokens.</summary>
    public Secrets(IEnumerable<(string Name, string Value)> values, IEnumerable<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var hidden = new HashSet<string>(others ?? [], StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _values[name] = value;
            hidden.Add(value);
        }

        foreach (var value in hidden.ToList())
        {
            hidden.Add(value.Trim());
            hidden.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
            hidden.Add(Uri.EscapeDataString(value));
            hidden.Add(WorkflowValue.FromString(value).ToString()[1..^1]);
        }

        _hidden.AddRange(hidden.Where(h => h.Length > 0).OrderByDescending(h => h.Length));
    }

    /// <summary>No secrets.</summary>
    public static Secrets Empty { get; } = new([]);

    /// <summary>True when there is nothing to hide.</summary>
    public bool IsEmpty => _hidden.Count == 0;

    /// <summary>The names of the secrets.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value of a secret; null when there is no such secret.</summary>
    public string? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _values.GetValueOrDefault(name);
    }

    /// <summary>The text with every secret in it hidden, also in base64, in addresses and in JSON. One of up to three characters is hidden only where it is the whole text.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var value in _hidden)
        {
            if (value.Length >= ShortestInText)
            {
                text = text.Replace(value, Hidden, StringComparison.Ordinal);
            }
            else if (text == value)
            {
                return Hidden;
            }
        }

        return text;
    }

    /// <summary>The value with every secret in its texts, its bytes and its keys hidden.</summary>
    public WorkflowValue Mask(WorkflowValue value)
    {
        if (IsEmpty)
        {
            return value;
        }

        switch (value.Kind)
        {
            case WorkflowValueKind.String when value.TryGetString(out var text):
                return Mask(text);
            case WorkflowValueKind.Bytes when value.TryGetBytes(out var bytes):
                var decoded = Encoding.Latin1.GetString(bytes.Span);
                return _hidden.Any(h => decoded.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(h)), StringComparison.Ordinal)) ? Hidden : value;
            case WorkflowValueKind.List:
                return WorkflowValue.FromList([.. value.Items.Select(Mask)]);
            case WorkflowValueKind.Map:
                return WorkflowValue.FromMap([.. value.Entries.Select(e => (Mask(e.Key), Mask(e.Value)))]);
            default:
                return value;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_values.Count} secrets";
}
