namespace Aef.Documents.Reading;

/// <summary>Explains why a file could not be read or written.</summary>
public static class FileFailure
{
    /// <summary>A sentence about the file of an exception.</summary>
    public static string Message(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception is FileNotFoundException { FileName: { Length: > 0 } missing })
        {
            return $"Cannot read \"{missing}\": it does not exist.";
        }

        var path = PathIn(exception.Message);
        return exception switch
        {
            DirectoryNotFoundException when path is not null => $"Cannot write \"{path}\": the folder \"{FolderOf(path)}\" does not exist.",
            UnauthorizedAccessException when path is not null => $"Cannot write \"{path}\": access is denied.",
            _ => exception.Message,
        };
    }

    /// <summary>Throws unless the folder of a file exists.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void CheckFolder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (FolderOf(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write \"{path}\": the folder \"{folder}\" does not exist.");
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? string.Empty;

    /// <summary>The path that a message of .NET has in single quotes; null when it has none.</summary>
    private static string? PathIn(string message)
    {
        var start = message.IndexOf('\'', StringComparison.Ordinal);
        var end = message.LastIndexOf('\'');
        return end > start + 1 ? message[(start + 1)..end] : null;
    }
}
