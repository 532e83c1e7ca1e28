using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.PowerShell.Files;

/// <summary>A file to be written: the format of its extension, and an atomic write.</summary>
internal static class OutputFile
{
    /// <summary>The format of a file extension; null when it is unknown.</summary>
    public static SourceFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => SourceFormat.Json,
        ".YAML" or ".YML" => SourceFormat.Yaml,
        _ => null,
    };

    /// <summary>The file extension of a format, with its dot.</summary>
    public static string EndingOf(SourceFormat format) => format == SourceFormat.Json ? ".json" : ".yaml";

    /// <summary>Why a name cannot be the name of a file in a folder; null when it can.</summary>
    public static string? NameProblem(string? name) => name switch
    {
        null => "is missing",
        _ when string.IsNullOrWhiteSpace(name) => "is blank",
        "." or ".." => "means a folder",
        _ when name.AsSpan().ContainsAny('/', '\\') => "contains a path separator",
        _ when name.Any(char.IsControl) => "contains a control character",
        _ when name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) => "contains a character that file names cannot have here",
        _ => null,
    };

    /// <summary>Writes UTF-8 without a byte order mark; with <paramref name="force"/> a read-only file is replaced too.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only or may not be written.</exception>
    public static void Write(string path, string text, bool force)
    {
        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            if (!force)
            {
                throw new UnauthorizedAccessException($"\"{path}\" is read-only.");
            }

            File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder \"{folder}\" does not exist.");
        }

        AtomicFile.Write(path, text);
    }
}
