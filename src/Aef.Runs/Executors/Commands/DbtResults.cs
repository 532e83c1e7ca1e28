using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Commands;

/// <summary>The results that dbt writes to <c>target/run_results.json</c>.</summary>
internal static class DbtResults
{
    private const int MaxBytes = 32 << 20;
    private const int MostResults = 200;

    /// <summary>
    /// The output with <c>results</c>: for each node its name, status, seconds and message. The output itself without the file.
    /// </summary>
    /// <param name="output">What the process has written to the file of <c>AEF_OUTPUT</c>.</param>
    /// <param name="folder">The working directory of dbt.</param>
    /// <param name="started">When the process was started: an older file is of another run.</param>
    public static WorkflowValue AddTo(WorkflowValue output, string folder, DateTime started)
    {
        var path = Path.Combine(folder, "target", "run_results.json");
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > MaxBytes || file.LastWriteTimeUtc < started
                || !WorkflowValue.TryFromJson(File.ReadAllBytes(path), out var results, out _))
            {
                return output;
            }

            var nodes = results["results"].Items.Take(MostResults).Select(r => WorkflowValue.FromMap(
                ("node", r["unique_id"]),
                ("status", r["status"]),
                ("seconds", r["execution_time"]),
                ("message", r["message"])));
            var own = output.Kind == WorkflowValueKind.Map ? output
                : output.IsNull ? WorkflowValue.EmptyMap
                : WorkflowValue.FromMap(("output", output));
            return own.With("results", WorkflowValue.FromList([.. nodes]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output;
        }
    }

    /// <summary>The nodes that have failed, for the message of the failure; empty without any.</summary>
    public static string Failures(WorkflowValue output) => string.Join(
        '\n',
        output["results"].Items
            .Where(r => r["status"].TryGetString(out var status) && status is "error" or "fail" or "runtime error")
            .Take(5)
            .Select(r => $"{JobText.Of(r["node"])}: {JobText.Of(r["status"])}: {JobText.Of(r["message"])}"));
}
