using System.Text;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>base64</c>, <c>json</c>, <c>text.encode</c> and <c>text.decode</c>.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static WorkflowValue EncodeBase64(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var text = Convert.ToBase64String(Arguments.Bytes(arguments[0], "data"));
        return Arguments.Boolean(arguments[1], "padding", otherwise: true) ? text : text.TrimEnd('=');
    }

    public static WorkflowValue DecodeBase64(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var text = Arguments.Text(arguments[0], "data");
        if (!Arguments.Boolean(arguments[1], "padding", otherwise: true))
        {
            text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? WorkflowValue.FromBytes(bytes.AsSpan(0, length))
            : throw WorkflowErrorException.Value("the data is not base64");
    }

    public static WorkflowValue DecodeJson(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var utf8 = arguments[0].Text is { } text ? Encoding.UTF8.GetBytes(text) : Arguments.Bytes(arguments[0], "data");
        return WorkflowValue.TryFromJson(utf8, out var value, out var problem)
            ? value
            : throw WorkflowErrorException.Value($"the data is not JSON: {problem}");
    }

    public static WorkflowValue EncodeJson(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        WorkflowValue.OfOwned(Encoding.UTF8.GetBytes(Json(arguments)));

    public static WorkflowValue EncodeJsonToText(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => Json(arguments);

    public static WorkflowValue EncodeText(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        try
        {
            return WorkflowValue.OfOwned(Charset(arguments[1]).GetBytes(Arguments.Text(arguments[0], "text")));
        }
        catch (EncoderFallbackException)
        {
            throw WorkflowErrorException.Value("the text cannot be written in the given charset");
        }
    }

    public static WorkflowValue DecodeText(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        try
        {
            return Charset(arguments[1]).GetString(Arguments.Bytes(arguments[0], "data"));
        }
        catch (DecoderFallbackException)
        {
            throw WorkflowErrorException.Value("the data is not text in the given charset");
        }
    }

    private static string Json(ReadOnlySpan<WorkflowValue> arguments)
    {
        if (ValueJson.FindProblem(arguments[0]) is { } problem)
        {
            throw WorkflowErrorException.Type(problem);
        }

        var layout = arguments[1].Map;
        var json = ValueJson.Write(arguments[0], layout is not null || Arguments.Boolean(arguments[1], "indent", otherwise: false));
        WorkingLimits.CheckText(json.Length);
        return layout is null ? json : Relayout(json, arguments[1]["indent"].Text ?? "  ", arguments[1]["prefix"].Text ?? string.Empty);
    }

    /// <summary>Replaces the two blanks of each level with another string, after a prefix, on every line but the first.</summary>
    private static string Relayout(string json, string indent, string prefix)
    {
        var lines = json.Split('\n');
        var length = 0L;
        for (var i = 1; i < lines.Length; i++)
        {
            var content = lines[i].TrimStart(' ');
            var level = (lines[i].Length - content.Length) / 2;
            WorkingLimits.CheckText(length += prefix.Length + ((long)indent.Length * level) + content.Length + 1);
            lines[i] = prefix + string.Concat(Enumerable.Repeat(indent, level)) + content;
        }

        return string.Join('\n', lines);
    }

    private static Encoding Charset(in WorkflowValue name)
    {
        if (name.IsNull)
        {
            return StrictUtf8;
        }

        return Arguments.Text(name, "charset").ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => StrictUtf8,
            "ISO-8859-1" or "LATIN1" => Encoding.Latin1,
            "US-ASCII" or "ASCII" => Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            "UTF-16" or "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => throw WorkflowErrorException.Value($"the charset {name} is not known"),
        };
    }
}
