using System.Globalization;
using System.Text;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Runs.Testing;

/// <summary>
/// Writes coverage in LCOV format, which editors and coverage services read: a line for each step and each branch of a source.
/// </summary>
public static class LcovWriter
{
    /// <summary>The text, with LF line endings. Points without a known line are omitted.</summary>
    public static string Write(IEnumerable<FileCoverage> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var text = new StringBuilder();
        foreach (var file in files)
        {
            WriteFile(text, file);
        }

        return text.ToString();
    }

    private static void WriteFile(StringBuilder text, FileCoverage file)
    {
        // A line break in a path would begin a record of its own.
        text.Append("TN:\nSF:").Append(file.Path.ReplaceLineEndings(" ")).Append('\n');
        var branches = file.Branches.Where(b => b.Line > 0).ToList();
        var block = 0;
        foreach (var branch in branches)
        {
            var taken = branch.Count > 0 ? branch.Count.ToString(CultureInfo.InvariantCulture) : "-";
            text.Append(CultureInfo.InvariantCulture, $"BRDA:{branch.Line},0,{block++},{taken}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"BRF:{branches.Count}\nBRH:{branches.Count(b => b.IsCovered)}\n");
        var lines = file.Steps.Where(s => s.Line > 0)
            .GroupBy(s => s.Line)
            .OrderBy(g => g.Key)
            .Select(g => (Line: g.Key, Count: g.Max(s => s.Count)))
            .ToList();
        foreach (var (line, count) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"DA:{line},{count}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"LF:{lines.Count}\nLH:{lines.Count(l => l.Count > 0)}\nend_of_record\n");
    }
}
