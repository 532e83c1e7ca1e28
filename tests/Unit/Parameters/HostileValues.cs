using System.Collections.Concurrent;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Parameters;

/// <summary>The hostile values of a run, and the executor that returns and receives them.</summary>
internal sealed class HostileValues : IJobExecutor
{
    private readonly ConcurrentDictionary<string, WorkflowValue> _received = new(StringComparer.Ordinal);
    private readonly string _s;
    private readonly string _key;
    private readonly string _value;
    private readonly string[] _items;
    private readonly string[] _outputs;

    public HostileValues(Random random, bool isLong)
        : this(() => HostileStrings.Next(random))
    {
        if (isLong)
        {
            _s = HostileStrings.Long(random, 6_000);
        }
    }

    /// <summary>Values with the strings that a function returns.</summary>
    public HostileValues(Func<string> next)
    {
        (_s, _key, _value, Source) = (next(), next(), next(), next());
        _items = [.. Enumerable.Range(0, 3).Select(_ => next())];
        _outputs = [.. _items.Select(_ => next())];
    }

    /// <summary>The string in the output of SRC.</summary>
    public string Source { get; init; }

    /// <summary>The JOB_ID of the step that fails, or null.</summary>
    public string? Failing { get; set; }

    /// <summary>The message of its failure.</summary>
    public string Message { get; init; } = "\"${x}\r\nX: 1";

    public WorkflowValue Inputs => WorkflowValue.FromMap(
        ("s", WorkflowValue.FromString(_s)),
        ("t", WorkflowValue.FromString(Source)),
        ("k", WorkflowValue.FromString(_key)),
        ("m", Map),
        ("l", WorkflowValue.FromList([.. _items.Select(Item)])));

    private WorkflowValue Map => WorkflowValue.FromMap((_key, WorkflowValue.FromString(_value)));

    public WorkflowValue Output => WorkflowValue.FromMap(("x", WorkflowValue.FromString(Source)), (_key + "+", Map));

    /// <summary>The output of an item of E.</summary>
    public WorkflowValue OutputOf(int item) => WorkflowValue.FromString(_outputs[item]);

    public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        _received[call.JobId] = call.With;
        return Task.FromResult(
            call.JobId == Failing ? JobResult.Failed(Message)
            : JobResult.Success(
                call.JobId == "SRC" ? Output
                : call.JobId.StartsWith("E[", StringComparison.Ordinal) ? OutputOf(call.JobId[2] - '0')
                : WorkflowValue.Null));
    }

    public Dictionary<string, WorkflowValue> TakeReceived()
    {
        var taken = new Dictionary<string, WorkflowValue>(_received, StringComparer.Ordinal);
        _received.Clear();
        return taken;
    }

    /// <summary>The parameters of each job, composed here and not by any expression.</summary>
    public Dictionary<string, WorkflowValue> Expected(string shape)
    {
        var expected = new Dictionary<string, WorkflowValue>(StringComparer.Ordinal)
        {
            ["SRC"] = Of(
                ("a", Text(_s)),
                ("m", Of(("x", Text("before " + _s + " after")), ("w", Map), ("${x}", Text("${x}"))))),
            ["USE"] = Of(("a", Text(Source)), ("m", Of(("o", Output)))),
            ["KEY"] = Of(("a", Text(_value)), ("l", WorkflowValue.FromList(Text(_key), Text("<" + _s + ">" + Source)))),
            ["P"] = Of(("a", Text(Source))),
            ["END"] = Of(
                ("l", WorkflowValue.FromList([.. _outputs.Select(Text)])),
                ("m", Of(("o", Output), ("e", WorkflowValue.Null)))),
        };
        for (var i = 0; i < _items.Length; i++)
        {
            expected[$"E[{i}]"] = Of(
                ("a", Text("<" + _items[i] + ">")),
                ("n", WorkflowValue.FromInteger(i)),
                ("m", Of(("i", Item(_items[i])))));
            expected[$"F[{i}]"] = Of(("a", Text(_outputs[i])), ("l", WorkflowValue.FromList(Text(_items[i]))));
        }

        for (var i = 0; i < (shape == "wide" ? 12 : 0); i++)
        {
            expected[$"W{i}"] = Of(("a", Text(_s)), ("n", WorkflowValue.FromInteger(i)));
        }

        return expected;
    }

    private static WorkflowValue Text(string text) => WorkflowValue.FromString(text);

    private static WorkflowValue Of(params (string Key, WorkflowValue Value)[] entries) => WorkflowValue.FromMap(entries);

    private WorkflowValue Item(string text) => Of(("s", Text(text)), ("x" + text, Text(text)));
}
