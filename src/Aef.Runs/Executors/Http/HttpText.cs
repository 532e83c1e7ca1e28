using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Http;

/// <summary>Describes the errors of requests.</summary>
internal static class HttpText
{
    private const int Longest = 1000;
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The failure of a job whose answer was not read to its end.</summary>
    public static JobResult TooLong { get; } =
        JobResult.Failed("The answer has more than 2 MB; load a file from its address instead") with { IsFinal = true };

    /// <summary>True for an answer of which only the beginning was read.</summary>
    public static bool IsCut(WorkflowValue body) => body.Kind == WorkflowValueKind.Bytes && body.Size > MostBytes;

    /// <summary>The failure of a job whose request has failed.</summary>
    public static JobResult Failed(WorkflowValue error) => JobResult.Failed(Describe(error));

    /// <summary>The status with the beginning of the body, or why there was no answer.</summary>
    public static string Describe(WorkflowValue error)
    {
        if (!error["code"].TryGetInteger(out var code))
        {
            return error["message"].TryGetString(out var message) ? message : error.ToString();
        }

        var body = JobText.Of(error["body"]);
        var text = string.Create(CultureInfo.InvariantCulture, $"HTTP {code}");
        return body.Length == 0 ? text : $"{text}: {(body.Length > Longest ? body[..Longest] + "…" : body)}";
    }
}
