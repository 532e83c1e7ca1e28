using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Aef.Core.Workspace;

/// <summary>Writes files that must not exist yet.</summary>
public static class NewFile
{
    /// <summary>
    /// Writes a file, and its folder if that is missing. False, with the reason, if the file exists or cannot be written.
    /// </summary>
    public static bool TryWrite(string path, string text, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
            problem = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = File.Exists(path) || Directory.Exists(path)
                ? $"\"{path}\" exists already and is not replaced."
                : $"Cannot write \"{path}\": {e.Message}";
            return false;
        }
    }
}
