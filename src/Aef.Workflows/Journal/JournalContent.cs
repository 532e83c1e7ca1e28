namespace Aef.Workflows.Journal;

/// <summary>The contents of a journal.</summary>
public sealed class JournalContent
{
    internal JournalContent(
        string path,
        JournalHeader header,
        IReadOnlyList<JournalRecord> records,
        long length,
        bool endsLine,
        bool isTorn)
    {
        Path = path;
        Header = header;
        Records = records;
        Length = length;
        EndsLine = endsLine;
        IsTorn = isTorn;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The inputs of the run.</summary>
    public JournalHeader Header { get; }

    /// <summary>All records after the header.</summary>
    internal IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>True when the process was killed while it wrote the last record, which is ignored.</summary>
    public bool IsTorn { get; }

    /// <summary>True when the execution has ended.</summary>
    public bool HasEnded => Records.Count > 0 && Records[^1].Kind == JournalFields.End;

    /// <summary>The names of the secrets in the journal, whose values <see cref="WithSecrets"/> restores.</summary>
    internal JournalSecrets Secrets { get; private init; } = JournalSecrets.None;

    /// <summary>The number of bytes that hold complete records.</summary>
    internal long Length { get; }

    /// <summary>False when only the line break of the last record is missing.</summary>
    internal bool EndsLine { get; }

    /// <summary>The journal with the values of its secrets; a missing secret is a diagnostic.</summary>
    public JournalResult WithSecrets(JournalSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var records = new List<JournalRecord>(Records.Count);
        foreach (var record in Records)
        {
            if (record.Resolve(secrets, out var missing) is not { } resolved)
            {
                return new JournalResult(null, [JournalDiagnostics.NoSecret.At(JournalReader.At(Path, record.Line), missing)]);
            }

            records.Add(resolved);
        }

        if (secrets.Resolve(Header.Argument, out var lost) is not { } argument)
        {
            return new JournalResult(null, [JournalDiagnostics.NoSecret.At(JournalReader.At(Path, 1), lost)]);
        }

        return new JournalResult(
            new JournalContent(Path, Header with { Argument = argument }, records, Length, EndsLine, IsTorn) { Secrets = secrets },
            []);
    }
}
