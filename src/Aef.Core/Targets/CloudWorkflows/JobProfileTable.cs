using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The job profiles of a pipeline: each describes how jobs are run, and many steps share one. The support library reads the fields (see the
/// head of <c>Support/support-library.yaml</c>) and knows the defaults, which are omitted here.
/// </summary>
internal sealed class JobProfileTable(TextLiterals texts, ConnectorLowering connectors)
{
    private readonly Dictionary<ProfileKey, int> _indexes = [];
    private readonly List<MapValue> _profiles = [];

    /// <summary>The variable of main that holds the table; its name is short, because every job refers to it.</summary>
    public const string Variable = "p";

    /// <summary>The table as the value of <see cref="Variable"/>.</summary>
    public ListValue ToValue() => Emit.List(_profiles);

    /// <summary>The index of a step's profile in the table.</summary>
    public int IndexOf(BoundStep step)
    {
        var retry = step.Retry;
        var key = step.RunsHere ? LocalKey(step) : new ProfileKey(
            step.Type,
            step.WaitsForCallback,
            step.IsConnector ? connectors.ProfileOf(step) : null,
            step.IsConnector ? null : step.Function,
            step.IsConnector ? null : step.StatusFunction,
            step.WorkflowName,
            step.WaitSeconds,
            step.WaitMultiplier - 1,
            Math.Min(step.MaxWaitSeconds ?? step.LimitSeconds, step.LimitSeconds),
            step.LimitSeconds,
            step.CallTimeoutSeconds,
            retry?.MaxAttempts ?? 1,
            retry?.InitialDelaySeconds ?? 0,
            retry?.Multiplier ?? 1,
            retry?.MaxDelaySeconds ?? 0,
            FailureKinds.Of(retry));
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = _profiles.Count;
            _indexes.Add(key, index);
            _profiles.Add(ToMap(key));
        }

        return index;
    }

    /// <summary>A run on this computer polls no job: the job ends with its effect.</summary>
    private ProfileKey LocalKey(BoundStep step)
    {
        var limit = step.Type == StepType.Sync ? step.CallTimeoutSeconds : step.LimitSeconds;
        var retry = step.Retry;
        var how = Emit.Map(
        [
            ("type", ValueSyntax.Of("local")),
            ("executor", texts.Of(step.Executor?.Name ?? step.Function ?? step.WorkflowName ?? string.Empty)),
            .. step.Executor?.Local.IsIdempotent == true ? [("idempotent", ValueSyntax.Of(true))] : Array.Empty<(string, ValueSyntax)>(),
        ]);
        return new ProfileKey(
            StepType.Async,
            WaitsForCallback: false,
            how,
            Function: null,
            Status: null,
            Workflow: null,
            Wait: 30,
            Growth: 0,
            Cap: limit,
            limit,
            Timeout: 300,
            retry?.MaxAttempts ?? 1,
            retry?.InitialDelaySeconds ?? 0,
            retry?.Multiplier ?? 1,
            retry?.MaxDelaySeconds ?? 0,
            FailureKinds.Of(retry));
    }

    private MapValue ToMap(ProfileKey key)
    {
        var entries = new List<MapValueEntry>();
        if (key.Type != StepType.Async)
        {
            entries.Add(new("type", ValueSyntax.Of(key.Type == StepType.Sync ? "sync" : "workflows")));
        }
        else if (key.Connector is { } connector)
        {
            entries.AddRange(connector.Entries);
        }
        else if (key.WaitsForCallback)
        {
            entries.Add(new("type", ValueSyntax.Of("callback")));
        }

        AddText("start", key.Function);
        AddText("status", key.Status == key.Function ? null : key.Status);
        AddText("workflow", key.Workflow);
        if (key.Type != StepType.Sync)
        {
            AddNumber("wait", key.Wait, 30);
            AddNumber("growth", key.Growth, 0);
            AddNumber("limit", key.Limit, 3600);
            AddNumber("cap", key.Cap, key.Limit);
        }

        AddNumber("timeout", key.Timeout, 300);
        AddNumber("attempts", key.Attempts, 1);
        AddNumber("delay", key.Delay, 0);
        AddNumber("multiplier", key.Multiplier, 1);
        AddNumber("max_delay", key.MaxDelay, 0);
        if (key.On.Count > 0)
        {
            entries.Add(new("on", Emit.List(key.On.Select(texts.Of))));
        }

        return new MapValue(entries.ToEquatableList());

        void AddNumber(string name, double value, double without)
        {
            if (!value.Equals(without))
            {
                entries.Add(new(name, Emit.Number(value)));
            }
        }

        void AddText(string name, string? value)
        {
            if (value is not null)
            {
                entries.Add(new(name, texts.Of(value)));
            }
        }
    }

    private sealed record ProfileKey(
        StepType Type,
        bool WaitsForCallback,
        MapValue? Connector,
        string? Function,
        string? Status,
        string? Workflow,
        double Wait,
        double Growth,
        double Cap,
        double Limit,
        double Timeout,
        int Attempts,
        double Delay,
        double Multiplier,
        double MaxDelay,
        EquatableList<string> On);
}
