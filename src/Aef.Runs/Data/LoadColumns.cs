using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>The columns that a load fills: those of the files, which must all be in the table.</summary>
internal static class LoadColumns
{
    private const int MostNamed = 5;
    private static readonly char[] Delimiters = [';', '\t', '|', ','];

    /// <summary>The header of a CSV file.</summary>
    public static IReadOnlyList<string> HeaderOf(DataFile file, char delimiter)
    {
        using var reader = new CsvReader(file, file.OpenText(), delimiter);
        var header = reader.Read() ?? throw file.At(1, "The file is empty: it has no header.");
        if (Array.FindIndex(header, string.IsNullOrWhiteSpace) is >= 0 and var blank)
        {
            throw file.At(1, $"The header has no name for column {blank + 1}.");
        }

        var names = header.Select(h => h!.Trim()).ToList(); // none is null
        return names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } repeated
            ? throw file.At(1, $"The header has the column {Quoted.Text(repeated.Key)} twice.")
            : names;
    }

    /// <summary>The columns of a table for the columns of a file, in the order of the file; case is ignored.</summary>
    public static IReadOnlyList<SqlColumn> Match(
        DataFile file,
        IReadOnlyList<string> header,
        IReadOnlyList<SqlColumn> table,
        string tableName)
    {
        var byName = table.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        var unknown = header.Where(h => !byName.ContainsKey(h)).ToList();
        if (unknown.Count > 0)
        {
            RequireOtherDelimiter(file, unknown.Count == header.Count ? header : []);
            throw file.At(
                1,
                $"The table {Quoted.Text(tableName)} has no column {Quoted.List([.. unknown.Take(MostNamed).Select(Quoted.Text)])}"
                + (unknown.Count > MostNamed ? $" (and {unknown.Count - MostNamed} more)." : "."));
        }

        return [.. header.Select(h => byName[h])];
    }

    /// <summary>A header that is one name with a usual delimiter in it is that of a file with this delimiter.</summary>
    public static void RequireOtherDelimiter(DataFile file, IReadOnlyList<string> header)
    {
        if (header is [var name] && Delimiters.FirstOrDefault(d => name.Contains(d)) is > '\0' and var found)
        {
            var shown = found == '\t' ? "\\t" : found.ToString();
            throw file.At(
                1,
                $"The header has only one column, {Quoted.Text(name)}. The columns seem to be separated by \"{shown}\": "
                + $"set \"delimiter\" to \"{shown}\".");
        }
    }

    /// <summary>All files must have the header of the first one, in its order.</summary>
    public static void RequireSame(IReadOnlyList<DataFile> files, IReadOnlyList<string> header, char delimiter)
    {
        foreach (var file in files.Skip(1))
        {
            if (!HeaderOf(file, delimiter).SequenceEqual(header, StringComparer.OrdinalIgnoreCase))
            {
                throw file.At(1, $"The header differs from that of {files[0]}.");
            }
        }
    }
}
