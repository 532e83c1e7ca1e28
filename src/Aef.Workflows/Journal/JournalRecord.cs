using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>One line of a journal.</summary>
internal sealed class JournalRecord
{
    private readonly IReadOnlyDictionary<string, WorkflowValue> _fields;

    internal JournalRecord(int line, IReadOnlyDictionary<string, WorkflowValue> fields)
    {
        Line = line;
        _fields = fields;
        Kind = Text("kind") ?? string.Empty;
    }

    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The kind of the record: one of those that docs/journal.md lists.</summary>
    public string Kind { get; }

    /// <summary>The number of the record's effect; 0 when it has none.</summary>
    public long Id => Integer("id") ?? 0;

    /// <summary>The value of a field; null when the record has no such field.</summary>
    public WorkflowValue this[string field] => _fields.GetValueOrDefault(field);

    internal IEnumerable<KeyValuePair<string, WorkflowValue>> Fields => _fields;

    /// <summary>The record with the values of its secrets; null when one is missing.</summary>
    internal JournalRecord? Resolve(JournalSecrets secrets, out string? missing)
    {
        missing = null;
        var fields = new Dictionary<string, WorkflowValue>(_fields.Count, StringComparer.Ordinal);
        foreach (var (name, value) in _fields)
        {
            if (secrets.Resolve(value, out missing) is not { } resolved)
            {
                return null;
            }

            fields[name] = resolved.Shared();
        }

        return new JournalRecord(Line, fields);
    }

    internal bool Has(string field) => _fields.ContainsKey(field);

    internal string? Text(string field) => this[field].TryGetString(out var text) ? text : null;

    internal long? Integer(string field) => this[field].TryGetInteger(out var number) ? number : null;

    internal DateTimeOffset? Time(string field) =>
        Text(field) is { } text
            && DateTimeOffset.TryParseExact(
                text,
                JournalFields.TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
                ? time
                : null;
}
