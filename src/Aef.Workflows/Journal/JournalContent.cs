namespace Aef.Workflows.Journal;

/// <summary>A journal that was read.</summary>
public sealed class JournalContent
{
    internal JournalContent(string path, JournalHeader header, IReadOnlyList<JournalRecord> records, long length, bool endsLine, bool isTorn)
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

    /// <summary>What the run was made from.</summary>
    public JournalHeader Header { get; }

    /// <summary>All records behind the header.</summary>
    public IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>True when the process was killed while it wrote the last record, which is left out.</summary>
    public bool IsTorn { get; }

    /// <summary>True when the execution has ended.</summary>
    public bool HasEnded => Records.Count > 0 && Records[^1].Kind == JournalFields.End;

    /// <summary>How many bytes of the file hold whole records.</summary>
    internal long Length { get; }

    /// <summary>False when only the line break of the last record is missing.</summary>
    internal bool EndsLine { get; }
}
