using System.Text;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>text.url_encode</c>, <c>text.url_encode_plus</c> and <c>text.url_decode</c>.</summary>
internal static class UrlFunctions
{
    public static WorkflowValue Encode(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => Escape(arguments);

    public static WorkflowValue EncodePlus(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Escape(arguments).Replace("%20", "+", StringComparison.Ordinal);

    private static string Escape(ReadOnlySpan<WorkflowValue> arguments)
    {
        var escaped = Uri.EscapeDataString(Arguments.Text(arguments[0], "source"));
        WorkingLimits.CheckText(escaped.Length);
        return escaped;
    }

    public static WorkflowValue Decode(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = Arguments.Text(arguments[0], "source");
        var bytes = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                var next = source.AsSpan(i).IndexOf('%');
                var plain = next < 0 ? source[i..] : source.Substring(i, next);
                bytes.AddRange(Encoding.UTF8.GetBytes(plain.Replace('+', ' ')));
                i += plain.Length - 1;
                continue;
            }

            if (i + 2 >= source.Length || !char.IsAsciiHexDigit(source[i + 1]) || !char.IsAsciiHexDigit(source[i + 2]))
            {
                throw WorkflowErrorException.Value($"'{source.AsSpan(i, Math.Min(3, source.Length - i))}' is not an escape");
            }

            bytes.Add(Convert.FromHexString(source.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw WorkflowErrorException.Value("the escapes are not UTF-8");
        }
    }
}
