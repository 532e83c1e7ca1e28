using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>The record of a call in a journal, which identifies it in a replay and describes it for people.</summary>
internal static class JournalCall
{
    /// <summary>The function by which compiled pipelines request a job in a local run.</summary>
    private const string Execute = "aef.execute";

    private static readonly JsonWriterOptions Options = new() { MaxDepth = (2 * ValueNode.MaxDepth) + 16, SkipValidation = true };

    /// <summary>A checksum of the arguments in hexadecimal; the arguments themselves may contain anything and are not written.</summary>
    public static string Digest(in WorkflowValue arguments, JournalSecrets secrets)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            JournalValues.Write(json, arguments, secrets);
        }

        return JournalChecksum.Of(buffer.WrittenSpan).ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>The difference between the recorded call and the engine's call; null when they are the same.</summary>
    public static string? Difference(JournalRecord record, CallEffect call, JournalSecrets secrets)
    {
        var step = call.Step?.ToString();
        if (record.Text("function") != call.Function || record.Text("step") != step)
        {
            return $"the run calls {call.Function} in step {step}, but the record names {record.Text("function")} in step {record.Text("step")}";
        }

        return record.Text("arguments") == Digest(call.Arguments, secrets)
            ? null
            : $"the run calls {call.Function} in step {step} with different arguments";
    }

    /// <summary>A short description of the call.</summary>
    public static string Describe(CallEffect call, JournalSecrets secrets)
    {
        var what = call.Http is { } request ? secrets.Mask($"{request.Method} {request.Url}") : call.Function;
        return call.Step is { } step ? $"{what} of step \"{step.Name}\" in \"{step.Routine}\"" : what;
    }

    /// <summary>
    /// True for calls that only read, which are safe to repeat (RFC 9110, section 9.2.1; methods of connectors that get or list).
    /// </summary>
    public static bool IsSafe(CallEffect call)
    {
        if (call.Http is { } request)
        {
            return request.Method is "GET" or "HEAD" or "OPTIONS";
        }

        // The entry of an executor states whether a job of a local run may run twice.
        if (call.Function == Execute && call.Arguments["idempotent"].TryGetBoolean(out var idempotent))
        {
            return idempotent;
        }

        var method = call.Function[(call.Function.LastIndexOf('.') + 1)..];
        return call.Function.StartsWith("googleapis.", StringComparison.Ordinal) && (method is "get" or "list" or "aggregatedList");
    }
}
