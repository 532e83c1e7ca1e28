using System.Globalization;

namespace Aef.Core.Semantics.Binding;

/// <summary>The JOB_ID of a step of a <c>for_each</c> thread for one item, such as <c>J03[2]</c>. Indexes count from 0.</summary>
public static class ItemId
{
    /// <summary>The characters that JOB_IDs cannot contain.</summary>
    internal const string ReservedCharacters = "[]${}";

    /// <summary>The JOB_ID of a step for an item.</summary>
    public static string Of(string jobId, int index) => string.Create(CultureInfo.InvariantCulture, $"{jobId}[{index}]");

    /// <summary>Divides the JOB_ID of an item into that of the step and the index; false for any other string.</summary>
    public static bool TryParse(string? text, out string jobId, out int index)
    {
        (jobId, index) = (string.Empty, 0);
        if (text is null || !text.EndsWith(']') || text.LastIndexOf('[') is not (> 0 and var open))
        {
            return false;
        }

        var digits = text.AsSpan(open + 1, text.Length - open - 2);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index) || (digits[0] == '0' && digits.Length > 1))
        {
            return false;
        }

        jobId = text[..open];
        return true;
    }
}
