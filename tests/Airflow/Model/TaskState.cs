namespace Aef.Tests.Airflow.Model;

/// <summary>The state of a task instance; from <see cref="Success"/> on it has ended.</summary>
internal enum TaskState
{
    None,
    Scheduled,
    Running,
    UpForRetry,
    Success,
    Failed,
    UpstreamFailed,
    Skipped,
}
