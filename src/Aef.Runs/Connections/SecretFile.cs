using System.Globalization;
using System.Text;

namespace Aef.Runs.Connections;

/// <summary>
/// Reads the value of a secret from a file, or from a pipe: a shell passes the output of a program as <c>&lt;(program)</c>. A pipe may have
/// no writer, or never end; therefore the time and the size are limited.
/// </summary>
internal static class SecretFile
{
    /// <summary>The largest value that Secret Manager stores, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The time that a pipe has to deliver the value.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(60);

    /// <summary>The text of the file, unchanged.</summary>
    /// <exception cref="IOException">The file cannot be read, is a folder, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="TimeoutException">The pipe did not end in time.</exception>
    public static string Read(string path, TimeSpan patience)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"\"{path}\" is a folder.");
        }

        // Opening a pipe waits for its other end, and neither opening nor reading can be cancelled. The thread ends with the process.
        var reading = Task.Run(() => ReadBytes(path));
        if (Task.WaitAny([reading], patience) < 0)
        {
            throw new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{path}\" is a pipe or device that did not end within {patience.TotalSeconds:0.###} seconds."));
        }

        using var text = new StreamReader(new MemoryStream(reading.GetAwaiter().GetResult()), Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static byte[] ReadBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= MaxBytes
            ? buffer[..length]
            : throw new IOException($"\"{path}\" has more than 64 KiB, which is the limit of Secret Manager.");
    }
}
