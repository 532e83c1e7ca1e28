using System.Buffers;

namespace Aef.Cli.Rendering;

/// <summary>Quotes arguments so that a shell passes them unchanged.</summary>
internal static class ShellText
{
    private static readonly SearchValues<char> Safe = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,=@%+");

    /// <summary>The argument, in single quotes where a POSIX shell or PowerShell would change it otherwise.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0
            && !argument.AsSpan().ContainsAnyExcept(Safe)
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
