using System.Text;

namespace Aef.Core.Targets.Airflow;

/// <summary>The name of a job as Google's services accept it: lower-case letters, digits and dashes, with a letter first.</summary>
internal static class JobLabel
{
    public static string Of(string jobName)
    {
        var builder = new StringBuilder();
        foreach (var rune in jobName.EnumerateRunes())
        {
            builder.Append(rune.IsAscii && Rune.IsLetterOrDigit(rune) ? char.ToLowerInvariant((char)rune.Value) : '-');
        }

        var label = builder.ToString().Trim('-');
        return label.Length > 0 && char.IsAsciiLetter(label[0]) ? label : "job-" + label;
    }
}
