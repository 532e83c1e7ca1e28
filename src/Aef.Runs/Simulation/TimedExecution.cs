namespace Aef.Runs.Simulation;

/// <summary>An execution without content: it is active from its creation to its end, or until it is cancelled.</summary>
internal sealed class TimedExecution(
    string id,
    DateTimeOffset createTime,
    DateTimeOffset? endTime,
    IReadOnlyDictionary<string, string> labels) : ISimulatedExecution
{
    private DateTimeOffset? _cancelled;

    public string Id => id;

    public DateTimeOffset CreateTime => createTime;

    public IReadOnlyDictionary<string, string> Labels => labels;

    public string StateAt(DateTimeOffset now) =>
        now >= _cancelled ? "CANCELLED"
        : now >= endTime ? "SUCCEEDED"
        : "ACTIVE";

    public void Cancel(DateTimeOffset now) => _cancelled ??= now;
}
