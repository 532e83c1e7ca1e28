using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// The secrets of Secret Manager in a local run, and their masking: code that writes what a workflow did must write
/// <see cref="Mask(string)"/> of it.
/// </summary>
public sealed class Secrets
{
    /// <summary>The replacement for a secret.</summary>
    public const string Hidden = "***";

    /// <summary>Secrets with fewer characters occur in other words by chance; they are masked only where they are a whole string.</summary>
    public const int ShortestInText = SecretForms.ShortestInText;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _others;
    private readonly Lazy<SecretSearch> _search;
    private readonly Lazy<SecretSearch> _byteSearch;
    private readonly Lazy<Dictionary<WorkflowValue, SecretForm>> _numbers;

    /// <summary>Creates secrets with their values; <paramref name="others"/> are other strings to mask, such as tokens.</summary>
    public Secrets(IEnumerable<(string Name, string Value)> values, IEnumerable<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }

        _others = [.. (others ?? []).Where(o => o.Length > 0)];
        IsEmpty = _others.Count == 0 && _values.Values.All(v => v.Length == 0);
        _search = new(() => new SecretSearch(ListForms()));
        _byteSearch = new(() => new SecretSearch(ListForms().SelectMany(BytesOf)));
        _numbers = new(ListNumbers);
    }

    /// <summary>No secrets.</summary>
    public static Secrets Empty { get; } = new([]);

    /// <summary>True when there is nothing to mask.</summary>
    public bool IsEmpty { get; }

    /// <summary>The names of the secrets.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Finds secrets in strings.</summary>
    internal SecretSearch Search => _search.Value;

    /// <summary>The value of a secret; null when there is no such secret.</summary>
    public string? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _values.GetValueOrDefault(name);
    }

    /// <summary>
    /// The text with every secret in it masked, also in every encoding that a workflow can produce: in base64, in URLs and in JSON. For a
    /// secret that is JSON its leaves are masked, too. A secret of up to three characters is masked only where it is the whole text.
    /// </summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsEmpty)
        {
            return text;
        }

        if (Search.FindWhole(text) is not null)
        {
            return Hidden;
        }

        StringBuilder? masked = null;
        var (start, end, written) = (0, 0, 0);
        foreach (var match in Search.FindAll(text))
        {
            var (from, to) = Widen(text, match);
            if (masked is not null && from < end)
            {
                end = Math.Max(end, to);
                continue;
            }

            Hide();
            (start, end) = (from, to);
            masked ??= new StringBuilder(text.Length);
        }

        Hide();
        return masked?.Append(text, written, text.Length - written).ToString() ?? text;

        void Hide()
        {
            if (masked is not null)
            {
                masked.Append(text, written, start - written).Append(Hidden);
                written = end;
            }
        }
    }

    /// <summary>The value with every secret in its strings, numbers, bytes and keys masked.</summary>
    public WorkflowValue Mask(WorkflowValue value)
    {
        if (IsEmpty || !IsIn(value))
        {
            return value;
        }

        return value.Kind switch
        {
            WorkflowValueKind.String when value.TryGetString(out var text) => Mask(text),
            WorkflowValueKind.List => WorkflowValue.FromList([.. value.Items.Select(Mask)]),
            WorkflowValueKind.Map => WorkflowValue.FromMap([.. value.Entries.Select(e => (Mask(e.Key), Mask(e.Value)))]),
            _ => Hidden,
        };
    }

    /// <summary>The same secrets, and other strings to mask.</summary>
    public Secrets With(IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others.Count == 0 ? this : new Secrets(_values.Select(v => (v.Key, v.Value)), _others.Concat(others));
    }

    /// <summary>The secrets of both, without names for the others.</summary>
    public Secrets With(Secrets others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return With([.. others._others, .. others._values.Values]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_values.Count} secrets";

    /// <summary>The secret that a number equals; null when there is none.</summary>
    internal SecretForm? FindNumber(in WorkflowValue value) => IsEmpty ? null : _numbers.Value.GetValueOrDefault(value);

    private bool IsIn(WorkflowValue value)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.String when value.TryGetString(out var text):
                return Search.IsIn(text);
            case WorkflowValueKind.Bytes when value.TryGetBytes(out var bytes):
                return _byteSearch.Value.IsIn(Encoding.Latin1.GetString(bytes.Span));
            case WorkflowValueKind.Integer or WorkflowValueKind.Double:
                return FindNumber(value) is not null;
            case WorkflowValueKind.List:
                return value.Items.Any(IsIn);
            case WorkflowValueKind.Map:
                return value.Entries.Any(e => Search.IsIn(e.Key) || IsIn(e.Value));
            default:
                return false;
        }
    }

    /// <summary>The position of a match, including the characters of base64 that the secret shares with its neighbors.</summary>
    private static (int Start, int End) Widen(string text, SecretMatch match)
    {
        var (start, end) = (match.Start, match.End);
        if (match.Form.OpensAtStart && start > 0 && SecretBase64.IsDigit(text[start - 1]))
        {
            start--;
        }

        if (match.Form.OpensAtEnd && end < text.Length && SecretBase64.IsDigit(text[end]))
        {
            end++;
            end += text.AsSpan(end) is ['=', '=', ..] ? 2 : text.AsSpan(end) is ['=', ..] ? 1 : 0;
        }

        return (start, end);
    }

    private IEnumerable<SecretForm> ListForms() =>
        _values.SelectMany(v => SecretForms.ListAll(v.Key, v.Value)).Concat(_others.SelectMany(o => SecretForms.ListAll(null, o)));

    /// <summary>Bytes are searched as strings with one character per byte.</summary>
    private static IEnumerable<SecretForm> BytesOf(SecretForm form) =>
        ((Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1])
            .Where(e => !e.Equals(Encoding.Latin1) || SecretBase64.IsLatin1(form.Text))
            .Select(e => form with { Text = Encoding.Latin1.GetString(e.GetBytes(form.Text)) });

    private Dictionary<WorkflowValue, SecretForm> ListNumbers()
    {
        var numbers = new Dictionary<WorkflowValue, SecretForm>();
        foreach (var form in ListForms().Where(f => f.IsPlain && f.Text.Length >= SecretForms.ShortestInText))
        {
            if (SecretForms.TryParseNumber(form.Text, out var number))
            {
                numbers.TryAdd(number, form);
            }
        }

        return numbers;
    }
}
