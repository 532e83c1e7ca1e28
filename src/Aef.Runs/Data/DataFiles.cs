using Aef.Core.Environments;
using Aef.Documents.Display;

namespace Aef.Runs.Data;

/// <summary>Finds the files that a path names: a file, or a pattern with <c>*</c> and <c>?</c> in the name of the file.</summary>
internal static class DataFiles
{
    private const string Bucket = "gs://";

    /// <summary>The files, in the order of their names.</summary>
    /// <exception cref="DataJobException">There is none, or a file has no known format.</exception>
    public static IReadOnlyList<DataFile> Find(string path, string folder, ProjectEnvironment environment, DataFormat? format)
    {
        if (!Path.GetFileName(path).AsSpan().ContainsAny('*', '?'))
        {
            _ = format ?? FormatOf(path); // that it has none comes before that it does not exist
        }

        var files = Paths(path, folder, environment).Select(f => new DataFile(f.Path, f.Name, format ?? FormatOf(f.Name))).ToList();
        return files.Select(f => f.Format).Distinct().Count() > 1
            ? throw new DataJobException(
                $"The files of {Quoted.Text(path)} have several formats; load each format in a step of its own.")
            : files;
    }

    /// <summary>The paths of files of any format, and their names as the user wrote them.</summary>
    /// <exception cref="DataJobException">There is none.</exception>
    public static IReadOnlyList<(string Path, string Name)> Paths(string path, string folder, ProjectEnvironment environment)
    {
        var full = Resolve(path, folder, environment);
        var name = Path.GetFileName(full);
        var parent = Path.GetDirectoryName(full) ?? string.Empty;
        var shown = path[..^Math.Min(name.Length, path.Length)];
        string[] names;
        if (!name.AsSpan().ContainsAny('*', '?'))
        {
            names = [name];
        }
        else if (Directory.Exists(parent))
        {
            names = [.. Directory.EnumerateFiles(parent, name).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        }
        else
        {
            throw new DataJobException($"The folder of {Quoted.Text(path)} does not exist.");
        }

        if (names.Length == 0)
        {
            throw new DataJobException($"No file matches {Quoted.Text(path)}.");
        }

        var files = names.Select(n => (Path: Path.Combine(parent, n), Name: shown + n)).ToList();
        return files.Find(f => !File.Exists(f.Path)) is { Name: { } missing }
            ? throw new DataJobException($"The file {Quoted.Text(missing)} does not exist.")
            : files;
    }

    /// <summary>The path of a file in the file system; a bucket is a folder of the environment.</summary>
    /// <exception cref="DataJobException">The bucket has no folder, or the path is an address.</exception>
    public static string Resolve(string path, string folder, ProjectEnvironment environment)
    {
        if (BucketOf(path) is { } bucket)
        {
            var slash = path.IndexOf('/', Bucket.Length);
            var target = environment.Buckets.FirstOrDefault(b => b.Name == bucket)?.Folder
                ?? throw new DataJobException(NoFolder(bucket, environment));
            var inside = Path.GetFullPath(Path.Combine(target, slash < 0 ? string.Empty : path[(slash + 1)..]));
            return inside.StartsWith(Path.GetFullPath(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? inside
                : throw new DataJobException($"{Quoted.Text(path)} is not in its bucket.");
        }

        return path.Contains("://", StringComparison.Ordinal)
            ? throw new DataJobException($"A load cannot use the address {Quoted.Text(path)}; it reads http:// and https://.")
            : Path.GetFullPath(Path.Combine(folder, path.StartsWith("file:", StringComparison.Ordinal) ? path[5..] : path));
    }

    /// <summary>True for an address from which a file is downloaded.</summary>
    public static bool IsAddress(string path) =>
        path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bucket of an address such as <c>gs://BUCKET/PATH</c>; null for any other path.</summary>
    public static string? BucketOf(string path) =>
        path.StartsWith(Bucket, StringComparison.Ordinal) ? path[Bucket.Length..].Split('/', 2)[0] : null;

    /// <summary>The message about a bucket that has no folder.</summary>
    public static string NoFolder(string bucket, ProjectEnvironment environment) =>
        $"The environment {Quoted.Text(environment.Name)} has no folder for the bucket {Quoted.Text(bucket)}; add it to \"buckets\".";

    /// <summary>The format that a name means.</summary>
    /// <exception cref="DataJobException">The name means none.</exception>
    public static DataFormat FormatOf(string name) => DataFile.FormatOf(name)
        ?? throw new DataJobException(
            $"The name {Quoted.Text(name)} has no known format (.csv, .csv.gz, .jsonl, .jsonl.gz, .parquet); set \"format\".");
}
