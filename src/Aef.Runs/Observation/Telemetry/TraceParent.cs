namespace Aef.Runs.Observation.Telemetry;

/// <summary>The trace that a process belongs to, as W3C Trace Context writes it.</summary>
/// <param name="TraceId">The id of the trace: 32 hexadecimal digits.</param>
/// <param name="SpanId">The id of the span that has started the process: 16 hexadecimal digits.</param>
/// <param name="IsSampled">False if the trace is not recorded.</param>
internal sealed record TraceParent(string TraceId, string SpanId, bool IsSampled)
{
    /// <summary>Reads <c>00-TRACE-SPAN-FLAGS</c>; null for anything else, which is ignored as the standard requires.</summary>
    public static TraceParent? TryParse(string? text)
    {
        var parts = (text ?? string.Empty).Trim().Split('-');
        return parts is [{ Length: 2 } version, { Length: 32 } trace, { Length: 16 } span, { Length: 2 } flags, ..]
            && IsHex(version) && version != "ff" && (version != "00" || parts.Length == 4)
            && IsHex(trace) && trace.Any(c => c != '0')
            && IsHex(span) && span.Any(c => c != '0')
            && IsHex(flags)
                ? new TraceParent(trace, span, (Convert.FromHexString(flags)[0] & 1) != 0)
                : null;
    }

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);
}
