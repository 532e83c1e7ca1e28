using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Runs.Executors;

/// <summary>Names of files and folders for JOB_IDs, which may contain any characters.</summary>
internal static class FileNames
{
    private const int Longest = 100;

    /// <summary>The name for an attempt of a job, without an ending.</summary>
    public static string Of(string jobId, int start, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(jobId)}-{start}-{attempt}");

    /// <summary>
    /// The name for a JOB_ID. Characters that not every file system knows are written as <c>%XX</c>; a long name is cut, and ends with its
    /// hash.
    /// </summary>
    public static string Of(string jobId)
    {
        var bytes = Encoding.UTF8.GetBytes(jobId);
        var name = new StringBuilder();
        foreach (var unit in bytes)
        {
            var letter = (char)unit;
            var isPlain = char.IsAsciiLetterOrDigit(letter)
                || letter is '-' or '_' or '[' or ']'
                || (letter == '.' && name.Length > 0);
            name.Append(isPlain ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"%{unit:X2}"));
        }

        return name.Length switch
        {
            0 => "%",
            > Longest => string.Concat(
                name.ToString().AsSpan(0, Longest), "~", Convert.ToHexStringLower(SHA256.HashData(bytes)).AsSpan(0, 12)),
            _ => name.ToString(),
        };
    }
}
