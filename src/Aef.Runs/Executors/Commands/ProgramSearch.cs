namespace Aef.Runs.Executors.Commands;

/// <summary>
/// Finds programs: a name in the folders of <c>PATH</c>, and a path relative to the working directory. A name is never looked up in the
/// working directory, so that a file there cannot take the place of a program.
/// </summary>
internal static class ProgramSearch
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The path of a program; null when there is none.</summary>
    public static string? Find(string program, string folder, IReadOnlyDictionary<string, string> variables)
    {
        if (program.Length == 0)
        {
            return null;
        }

        if (program.Contains('/', StringComparison.Ordinal)
            || (OperatingSystem.IsWindows() && program.Contains('\\', StringComparison.Ordinal)))
        {
            return Existing(Path.GetFullPath(program, Path.GetFullPath(folder)), variables);
        }

        return variables.GetValueOrDefault("PATH", string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(p => Existing(Path.Combine(p, program), variables))
            .FirstOrDefault(p => p is not null);
    }

    private static string? Existing(string path, IReadOnlyDictionary<string, string> variables)
    {
        if (OperatingSystem.IsWindows())
        {
            return variables.GetValueOrDefault("PATHEXT", ".EXE").Split(';').Prepend(string.Empty)
                .Select(e => path + e)
                .FirstOrDefault(File.Exists);
        }

        return File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None ? path : null;
    }
}
