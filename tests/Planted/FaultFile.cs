namespace Aef.Planted;

/// <summary>
/// Reads <c>faults.tsv</c>: name, file, old text, new text and tests, with tabs between. <c>⏎</c> is a line break in a string.
/// Empty lines and lines that begin with <c>#</c> are ignored.
/// </summary>
internal static class FaultFile
{
    /// <summary>Where the file is, from the root of the repository.</summary>
    public const string RelativePath = "tests/Planted/faults.tsv";

    private const int Fields = 5;

    /// <summary>All faults, in the order of the file; what is wrong with the file is in <paramref name="problems"/>.</summary>
    public static IReadOnlyList<Fault> Read(string path, out IReadOnlyList<string> problems)
    {
        var faults = new List<Fault>();
        var found = new List<string>();
        foreach (var (index, line) in File.ReadAllLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            var fields = line.Split('\t');
            if (fields.Length != Fields || fields.Where((_, i) => i != 3).Any(string.IsNullOrWhiteSpace)) // the new text may be empty
            {
                const string expected = "a line has name, file, old text, new text and tests, with tabs between";
                found.Add($"{RelativePath}:{index + 1}: {expected}; got {fields.Length} fields.");
            }
            else
            {
                faults.Add(new Fault(index + 1, fields[0].Trim(), fields[1].Trim(), Text(fields[2]), Text(fields[3]), fields[4].Trim()));
            }
        }

        problems = found;
        return faults;
    }

    private static string Text(string field) => field.Replace('⏎', '\n');
}
