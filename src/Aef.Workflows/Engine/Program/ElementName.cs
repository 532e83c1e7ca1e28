using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>The name of an element as the source writes it.</summary>
internal static class ElementName
{
    public static string Of(string variable, ReadOnlySpan<WorkflowValue> keys)
    {
        var name = new StringBuilder(variable);
        foreach (ref readonly var key in keys)
        {
            if (key.Text is { Length: > 0 } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(text[0]))
            {
                name.Append('.').Append(text);
            }
            else
            {
                name.Append('[').Append(key.ToString()).Append(']');
            }
        }

        return name.ToString();
    }
}
