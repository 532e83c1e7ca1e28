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

        var files = names.Select(n => new DataFile(Path.Combine(parent, n), shown + n, format ?? FormatOf(shown + n))).ToList();
        return files.FirstOrDefault(f => !File.Exists(f.Path)) is { } missing
            ? throw new DataJobException($"The file {missing} does not exist.")
            : files.Select(f => f.Format).Distinct().Count() > 1
                ? throw new DataJobException(
                    $"The files of {Quoted.Text(path)} have several formats; load each format in a step of its own.")
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
            ? throw new DataJobException($"A load cannot read the address {Quoted.Text(path)}; download the file in a step before it.")
            : Path.GetFullPath(Path.Combine(folder, path.StartsWith("file:", StringComparison.Ordinal) ? path[5..] : path));
    }

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
