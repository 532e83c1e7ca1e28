namespace Aef.Google.Connecting;

/// <summary>Reads the files of credentials.</summary>
internal static class CredentialFiles
{
    private const long Largest = 1024 * 1024;

    /// <summary>The text of a file; null if it cannot be read, or is too large for a credential.</summary>
    public static string? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= Largest ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
