using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Printing;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Tracing;

/// <summary>
/// Reports all events of an execution as JSON Lines (docs/events.md): enough for a debugger. Values are limited in size, and secrets are
/// masked.
/// </summary>
public sealed class ExecutionEventWriter : ExecutionListener, IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    private readonly Action<string> _write;
    private readonly Secrets _secrets;
    private readonly BoundedValue _values;
    private readonly ArrayBufferWriter<byte> _line = new(256);
    private readonly Utf8JsonWriter _json;
    private long _sequence;

    /// <summary>Creates a listener that passes each line, without its line break, to <paramref name="write"/>.</summary>
    public ExecutionEventWriter(Action<string> write, Secrets? secrets = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        _write = write;
        _secrets = secrets ?? Secrets.Empty;
        _values = new BoundedValue(_secrets);
        _json = new Utf8JsonWriter(_line, Options);
    }

    /// <inheritdoc/>
    public override bool ReceivesAssignments => true;

    /// <inheritdoc/>
    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step)
    {
        Begin(time, "step_entered", fiberId);
        WriteStep(step);
        End();
    }

    /// <inheritdoc/>
    public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step)
    {
        Begin(time, "step_left", fiberId);
        _json.WriteString("routine", step?.Routine);
        _json.WriteString("step", step?.Name);
        End();
    }

    /// <inheritdoc/>
    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Begin(time, "routine_entered", fiberId);
        _json.WriteString("routine", routine);
        _json.WriteNumber("depth", depth);
        _json.WriteStartObject("arguments");
        foreach (var (name, value) in arguments)
        {
            _values.Write(_json, name, value);
        }

        _json.WriteEndObject();
        End();
    }

    /// <inheritdoc/>
    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        Begin(time, "routine_left", fiberId);
        _json.WriteString("routine", routine);
        WriteEnd("result", result, error);
        End();
    }

    /// <inheritdoc/>
    public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration)
    {
        Begin(time, "fiber_started", fiberId);
        _json.WriteNumber("parent", parentFiberId);
        if (branch is not null)
        {
            _json.WriteString("branch", branch);
        }

        _json.WriteNumber(branch is null ? "iteration" : "branch_index", iteration);
        End();
    }

    /// <inheritdoc/>
    public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error)
    {
        Begin(time, "fiber_ended", fiberId);
        if (error is { } raised)
        {
            _values.Write(_json, "error", raised);
        }

        End();
    }

    /// <inheritdoc/>
    public override void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value)
    {
        Begin(time, "assigned", fiberId);
        _json.WriteString("variable", _secrets.Mask(target));
        _values.Write(_json, "value", value);
        End();
    }

    /// <inheritdoc/>
    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Begin(time, "call_started", fiberId);
        _json.WriteNumber("call", call.Id);
        _json.WriteString("function", call.Function);
        if (call.Http is { } request)
        {
            _json.WriteString("method", _secrets.Mask(request.Method));
            _json.WriteString("url", _secrets.Mask(request.Url));
        }

        _values.Write(_json, "arguments", call.Arguments);
        End();
    }

    /// <inheritdoc/>
    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        Begin(time, "call_ended", fiberId);
        _json.WriteNumber("call", call.Id);
        WriteEnd("value", outcome.Content, outcome.IsFailure ? outcome.Content : (WorkflowValue?)null);
        End();
    }

    /// <inheritdoc/>
    public override void RetryScheduled(DateTimeOffset time, int fiberId, StepInfo step, int attempt, TimeSpan delay, WorkflowValue error)
    {
        Begin(time, "retry_scheduled", fiberId);
        WriteStep(step);
        _json.WriteNumber("retry", attempt);
        _json.WriteNumber("delay_seconds", delay.TotalSeconds);
        _values.Write(_json, "error", error);
        End();
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step)
    {
        Begin(time, "callback_created", fiberId);
        _json.WriteString("method", method);
        _json.WriteString("url", url);
        End();
    }

    /// <inheritdoc/>
    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Begin(time, "log", fiberId);
        _json.WriteString("severity", entry.Severity);
        _values.Write(_json, "data", entry.Json ?? entry.Text);
        End();
    }

    /// <inheritdoc/>
    public override void Ended(DateTimeOffset time, Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        Begin(time, "execution_ended", 0);
        _json.WriteString("state", execution.State.ToString().ToLowerInvariant());
        if (execution.Error is not { } error)
        {
            _values.Write(_json, "result", execution.Result);
            End();
            return;
        }

        _values.Write(_json, "error", error.Value);
        _json.WriteStartArray("stack");
        foreach (var element in error.StackTrace)
        {
            _json.WriteStartObject();
            WriteStep(element.Info, element.Line, element.Column);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteEnd(string name, in WorkflowValue value, WorkflowValue? error)
    {
        if (error is { } raised)
        {
            _values.Write(_json, "error", raised);
        }
        else
        {
            _values.Write(_json, name, value);
        }
    }

    private void WriteStep(StepInfo? step)
    {
        if (step is not null)
        {
            WriteStep(step, step.Location.Start.Line, step.Location.Start.Column);
        }
    }

    private void WriteStep(StepInfo step, long line, long column)
    {
        _json.WriteString("routine", step.Routine);
        _json.WriteString("step", step.Name);
        _json.WriteString("type", step.Kind.ToString().ToLowerInvariant());
        if (line > 0)
        {
            _json.WriteNumber("line", line);
            _json.WriteNumber("column", column);
        }
    }

    private void Begin(DateTimeOffset time, string kind, int fiberId)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteNumber("sequence", ++_sequence);
        _json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("kind", kind);
        _json.WriteNumber("fiber", fiberId);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _write(RunnerCommands.EscapeInQuotes(Encoding.UTF8.GetString(_line.WrittenSpan)));
    }
}
