using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>The settings of a load, checked.</summary>
/// <param name="From">The file, the pattern or the query that is read.</param>
/// <param name="To">The table or the file that is written.</param>
/// <param name="Mode">What happens to the rows that the table has.</param>
/// <param name="Keys">The columns that identify a row, for a merge.</param>
/// <param name="Format">The format of the files; null for those of their names.</param>
/// <param name="Delimiter">The character between the fields of CSV.</param>
internal sealed record LoadOptions(string From, string To, LoadMode Mode, IReadOnlyList<string> Keys, DataFormat? Format, char Delimiter)
{
    private static readonly string[] QueryWords = ["SELECT", "WITH", "FROM", "TABLE", "VALUES", "SUMMARIZE", "DESCRIBE"];

    /// <summary>True if a query is read; otherwise files are.</summary>
    public bool ReadsQuery { get; } = IsQuery(From);

    /// <summary>The files of a list after the first one, which is <see cref="From"/>.</summary>
    public IReadOnlyList<string> MoreFrom { get; init; } = [];

    /// <summary>True if a file is written; otherwise a table is.</summary>
    public bool WritesFile => IsFile(To) || (ReadsQuery && Source is null && Inputs.Count == 0);

    /// <summary>The named inputs of the query; none for a query on a connection.</summary>
    public IReadOnlyList<LoadInput> Inputs { get; init; } = [];

    /// <summary>The connection on which the query runs; null for that of the load.</summary>
    public string? Source { get; init; }

    /// <summary>The column by which only new rows are loaded; null for all rows.</summary>
    public IncrementalOptions? Incremental { get; init; }

    /// <summary>The time zone of times without an offset in the table.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The setting with the values of the parameters of the query; null for the parameter of the job.</summary>
    public string? Values { get; private init; }

    /// <summary>The time zones of columns in the source whose times are converted, by column.</summary>
    public IReadOnlyDictionary<string, TimeZoneInfo> Zones { get; init; } = new Dictionary<string, TimeZoneInfo>();

    /// <summary>The most bytes of a file that is downloaded; null for any number.</summary>
    public long? MaximumBytes { get; init; }

    /// <summary>The time zone of times without an offset in a column of the source.</summary>
    public TimeZoneInfo SourceZone(string column) => Zones.GetValueOrDefault(column) ?? Zone;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="DataJobException">A setting is missing or invalid; the message names all of them.</exception>
    public static LoadOptions Read(DataCall call, LoadBinding binding)
    {
        var rules = new LoadRules(LoadSettings.Of(call, binding), call.Environment);
        var options = rules.Read();
        return rules.Problems.Count > 0
            ? throw new DataJobException(string.Join(' ', rules.Problems.Select(p => p.Message)))
            : options! with { Values = binding.Values }; // in a run, only a problem leaves it out
    }

    /// <summary>True for a query, which begins with a word of SQL; comments may be before and after it.</summary>
    public static bool IsQuery(string from)
    {
        var text = SqlComments.Skip(from);
        while (text.StartsWith("("))
        {
            text = SqlComments.Skip(text[1..]);
        }

        var end = text.IndexOfAny(" \t\r\n");
        var comment = text.IndexOf("/*");
        end = comment >= 0 && (end < 0 || comment < end) ? comment : end;
        return end > 0 && QueryWords.Contains(text[..end].ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for the name of a file, which has a known format, or a folder or a bucket.</summary>
    public static bool IsFile(string to) => to.Contains('/', StringComparison.Ordinal) || DataFile.FormatOf(to) is not null;
}
