using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Writing;

/// <summary>An output could not be written, although its name was checked before: for example, the disk is full.</summary>
public sealed class OutputException : IOException
{
    private OutputException(string path, Exception reason)
        : base(reason.Message, reason) =>
            Diagnostic = OutputDiagnostics.NoOutput.At(Location.FromScript(path, 0, 0), path, Sentence(reason.Message));

    /// <summary>What went wrong.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>Writes to a file.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Guard(string path, Action write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Guard(path, () =>
        {
            write();
            return true;
        });
    }

    /// <summary>Opens or writes a file.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static T Guard<T>(string path, Func<T> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            return write();
        }
        // .NET reports a file that is too large for its file system or its user as an argument out of range.
        catch (Exception e) when (e is IOException and not OutputException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new OutputException(path, e);
        }
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}
