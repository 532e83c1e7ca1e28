using Aef.Google.Rest.Executions;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using EngineExecution = Aef.Workflows.Engine.Execution;

namespace Aef.Server.Executions;

/// <summary>
/// Records the step entries of one execution. The engine calls it on the loop of the execution; the API reads it at the same time.
/// </summary>
internal sealed class StepRecorder(Action<string, string> callbackCreated) : ExecutionListener
{
    private readonly Lock _gate = new();
    private readonly List<RecordedStep> _steps = [];
    private readonly Dictionary<int, FiberSteps> _fibers = [];

    /// <summary>The entries so far, in the order of their ids.</summary>
    public IReadOnlyList<StepEntry> ToEntries(string execution)
    {
        lock (_gate)
        {
            return [.. _steps.Select(s => s.ToEntry(execution))];
        }
    }

    /// <summary>The innermost steps that run.</summary>
    public IReadOnlyList<ExecutionStep> CurrentSteps()
    {
        lock (_gate)
        {
            return [.. _fibers.Values
                .Where(f => f.Open.Count > 0 && !_fibers.Values.Any(o => o.Parent == f.Id && o.Open.Count > 0))
                .OrderBy(f => f.Id)
                .Select(f => f.Open.Peek())
                .Select(s => new ExecutionStep { Routine = s.Routine, Step = s.Step })];
        }
    }

    /// <inheritdoc/>
    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step)
    {
        lock (_gate)
        {
            var fiber = FiberOf(fiberId);
            fiber.Left.Clear();
            fiber.Failing = null;
            Open(fiber, time, step.Routine, step.Name, TypeOf(step), step);
        }
    }

    /// <inheritdoc/>
    public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step)
    {
        lock (_gate)
        {
            var fiber = FiberOf(fiberId);
            if (fiber.Open.TryPeek(out var open) && ReferenceEquals(open.Info, step))
            {
                fiber.Open.Pop();
                fiber.Left.Add(open);
                open.Exception ??= fiber.Failing;
                Close(open, time, fiber.Failing is null ? StepEntryState.Succeeded : StepEntryState.Failed);
            }
        }
    }

    /// <inheritdoc/>
    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        lock (_gate)
        {
            var fiber = FiberOf(fiberId);
            fiber.Failing = null;
            if (fiber.Open.TryPeek(out var open) && open.Type == StepType.StdLibCall)
            {
                open.Type = StepType.SubworkflowCall;
            }
        }
    }

    /// <inheritdoc/>
    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        if (error is { } raised)
        {
            lock (_gate)
            {
                FailLeft(FiberOf(fiberId), time, raised);
            }
        }
    }

    /// <inheritdoc/>
    public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration)
    {
        lock (_gate)
        {
            var parent = FiberOf(parentFiberId);
            parent.Open.TryPeek(out var open);
            var fiber = new FiberSteps(fiberId, parentFiberId)
            {
                Outer = open,
                Iteration = iteration + 1,
                Progress = branch is null ? ProgressType.ParallelFor : ProgressType.ParallelBranch,
            };
            _fibers[fiberId] = fiber;
            if (branch is not null && open is not null)
            {
                open.Type = StepType.ParallelBranch;
                Open(fiber, time, open.Routine, branch, StepType.ParallelBranchEntry, null);
            }
            else if (open is not null)
            {
                open.Type = StepType.ParallelFor;
            }
        }
    }

    /// <inheritdoc/>
    public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error)
    {
        lock (_gate)
        {
            var fiber = FiberOf(fiberId);
            if (error is { } raised)
            {
                FailLeft(fiber, time, raised);
            }

            while (fiber.Open.TryPop(out var open))
            {
                open.Exception ??= error?.ToString();
                Close(open, time, error is null ? StepEntryState.Succeeded : StepEntryState.Failed);
            }

            _fibers.Remove(fiberId);
        }
    }

    /// <inheritdoc/>
    public override void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables)
    {
        lock (_gate)
        {
            // The steps from the failed one up to the try step, which handles the error, are left next.
            var fiber = FiberOf(fiberId);
            FailLeft(fiber, time, error);
            fiber.Failing = error.ToString();
        }
    }

    /// <inheritdoc/>
    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        lock (_gate)
        {
            var fiber = FiberOf(fiberId);
            fiber.Failing = null;
            if (StandardLibrarySignatures.IsConnector(call.Function)
                && fiber.Open.TryPeek(out var open)
                && open.Type == StepType.StdLibCall)
            {
                open.Type = StepType.ConnectorCall;
            }
        }
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step) =>
        callbackCreated(url, method);

    /// <inheritdoc/>
    public override void Ended(DateTimeOffset time, EngineExecution execution)
    {
        lock (_gate)
        {
            var isCancelled = execution.State == Aef.Workflows.Engine.ExecutionState.Cancelled;
            foreach (var fiber in _fibers.Values)
            {
                if (execution.Error is { } error && !isCancelled)
                {
                    FailLeft(fiber, time, error.Value);
                }

                while (fiber.Open.TryPop(out var open))
                {
                    Close(open, time, isCancelled ? StepEntryState.Cancelled : StepEntryState.Failed);
                }
            }
        }
    }

    private static string TypeOf(StepInfo step) => step.Kind switch
    {
        StepKind.Assign => StepType.Assign,
        StepKind.Call => StepType.StdLibCall,
        StepKind.Switch => StepType.Switch,
        StepKind.For => StepType.For,
        StepKind.Parallel => StepType.ParallelBranch,
        StepKind.Try => StepType.TryRetryExcept,
        StepKind.Raise => StepType.Raise,
        StepKind.Return => StepType.Return,
        StepKind.Next => StepType.Goto,
        _ => StepType.TypeUnspecified,
    };

    private static void Close(RecordedStep step, DateTimeOffset time, string state)
    {
        step.Updated = time;
        if (step.State == StepEntryState.InProgress)
        {
            step.State = state;
        }
    }

    /// <summary>The steps that were left since the last one began were left by an error.</summary>
    private static void FailLeft(FiberSteps fiber, DateTimeOffset time, WorkflowValue error)
    {
        foreach (var left in fiber.Left)
        {
            left.State = StepEntryState.Failed;
            left.Exception ??= error.ToString();
            left.Updated = time;
        }

        fiber.Left.Clear();
    }

    private void Open(FiberSteps fiber, DateTimeOffset time, string routine, string name, string type, StepInfo? info)
    {
        var parent = fiber.Open.TryPeek(out var open) ? open : fiber.Outer;
        var previous = parent is null ? fiber.LastTop : parent.LastChild;
        var step = new RecordedStep(_steps.Count + 1, routine, name, type, time, fiber.Id)
        {
            Info = info,
            Parent = parent,
            Previous = previous,
            Iteration = fiber.Iteration,
            Progress = fiber.Progress,
        };
        if (previous is not null)
        {
            previous.Next = step.Id;
        }

        if (parent is null)
        {
            fiber.LastTop = step;
        }

        parent?.Add(step);
        _steps.Add(step);
        fiber.Open.Push(step);
    }

    private FiberSteps FiberOf(int id)
    {
        if (!_fibers.TryGetValue(id, out var fiber))
        {
            _fibers.Add(id, fiber = new FiberSteps(id, -1));
        }

        return fiber;
    }

    /// <summary>The steps of one fiber.</summary>
    private sealed class FiberSteps(int id, int parent)
    {
        public int Id => id;

        public int Parent => parent;

        public Stack<RecordedStep> Open { get; } = new();

        public List<RecordedStep> Left { get; } = [];

        public RecordedStep? Outer { get; init; }

        public RecordedStep? LastTop { get; set; }

        /// <summary>The error with which steps are being left, up to the one that handles it; null otherwise.</summary>
        public string? Failing { get; set; }

        public long? Iteration { get; init; }

        public string? Progress { get; init; }
    }
}
