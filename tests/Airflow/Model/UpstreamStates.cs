namespace Aef.Tests.Airflow.Model;

/// <summary>How many upstream task instances there are, and how many of them have ended in each state.</summary>
internal readonly record struct UpstreamStates(int Total, int Success, int Failed, int UpstreamFailed, int Skipped)
{
    public int Done => Success + Failed + UpstreamFailed + Skipped;

    public bool AreDone => Done >= Total;

    public static UpstreamStates Count(IEnumerable<TaskState> states)
    {
        var all = states.ToList();
        return new UpstreamStates(
            all.Count,
            all.Count(s => s == TaskState.Success),
            all.Count(s => s == TaskState.Failed),
            all.Count(s => s == TaskState.UpstreamFailed),
            all.Count(s => s == TaskState.Skipped));
    }
}
