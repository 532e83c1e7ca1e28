namespace Aef.Core.Pipelines.Reading;

/// <summary>Names that other tools use for keys of this format; they are too different to be misspellings.</summary>
internal static class CommonNames
{
    private static readonly (string Name, string Key)[] Keys =
    [
        ("wait", "wait_time_seconds"),
        ("wait_time", "wait_time_seconds"),
        ("wait_seconds", "wait_time_seconds"),
        ("interval", "wait_time_seconds"),
        ("poll_interval", "wait_time_seconds"),
        ("timeout", "timeout_seconds"),
        ("timeout_minutes", "async_timeout_loop_in_minutes"),
        ("timeout_in_minutes", "async_timeout_loop_in_minutes"),
        ("retries", "retry"),
        ("retry_policy", "retry"),
        ("attempts", "max_attempts"),
        ("max_retries", "max_attempts"),
        ("retries", "max_attempts"),
        ("delay", "initial_delay_seconds"),
        ("delay_seconds", "initial_delay_seconds"),
        ("max_delay", "max_delay_seconds"),
        ("backoff", "multiplier"),
        ("continue_on_error", "continue_if_fail"),
        ("continue_on_failure", "continue_if_fail"),
        ("allow_failure", "continue_if_fail"),
        ("condition", "when"),
        ("if", "when"),
        ("id", "job_id"),
        ("id", "level_id"),
        ("id", "thread_id"),
        ("name", "job_name"),
        ("function", "executor"),
        ("workflow", "workflows_name"),
        ("params", "with"),
        ("parameters", "with"),
        ("args", "with"),
        ("parallel", "max_parallel"),
        ("max_parallelism", "max_parallel"),
        ("goto", "next"),
    ];

    /// <summary>The key of this map that a name means elsewhere, or null.</summary>
    public static string? KeyFor(string name, IReadOnlySet<string> known)
    {
        var plain = name.Replace('-', '_');
        foreach (var (other, key) in Keys)
        {
            if (string.Equals(other, plain, StringComparison.OrdinalIgnoreCase) && known.Contains(key))
            {
                return key;
            }
        }

        return null;
    }
}
