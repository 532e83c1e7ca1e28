using System.Text;

namespace Aef.Runs.Executors;

/// <summary>Names of files and folders for JOB_IDs, which may contain any characters.</summary>
internal static class FileNames
{
    /// <summary>
    /// The name for a JOB_ID: letters, digits, <c>-</c>, <c>_</c>, <c>[</c> and <c>]</c> stay, and others become <c>%XX</c>.
    /// </summary>
    public static string Of(string jobId)
    {
        var name = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(jobId))
        {
            var letter = (char)unit;
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '[' or ']' ? letter.ToString() : $"%{unit:X2}");
        }

        return name.ToString();
    }
}
