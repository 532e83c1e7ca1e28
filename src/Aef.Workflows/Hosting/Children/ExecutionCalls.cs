using System.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Children;

/// <summary>The calls that start executions and read them.</summary>
internal static class ExecutionCalls
{
    /// <summary>Starts the execution of a call; all calls but <c>create</c> wait for its end.</summary>
    public static void Start(ChildStart start, CallEffect call, RecordedAnswer answering)
    {
        var method = call.Function.Split('.')[^1];
        if (method == "map")
        {
            StartAll(start, call, answering);
        }
        else if (method == "create")
        {
            Create(start, call, answering);
        }
        else
        {
            var (child, problem) = start.Scope.Environment.Children.Start(start, call.Arguments["argument"], answering.Hosted.Loop);
            if (child is null)
            {
                answering.Reply(EffectOutcome.Failure(problem));
            }
            else if (call.Arguments["connector_params"]["skip_polling"].TryGetBoolean(out var skips) && skips)
            {
                answering.Reply(EffectOutcome.Value(ExecutionResource.Of(child)));
            }
            else
            {
                child.WhenEnded(() => answering.Reply(child.Outcome));
            }
        }
    }

    /// <summary>The execution with a name; null when the run has not started one.</summary>
    public static EffectOutcome? Get(ChildExecutions children, CallEffect call) => Find(children, call) is { } child
        ? EffectOutcome.Value(ExecutionResource.Of(child, isFull: call.Arguments["view"] != WorkflowValue.FromString("BASIC")))
        : null;

    public static EffectOutcome? Cancel(ChildExecutions children, CallEffect call)
    {
        var child = Find(children, call);
        child?.Cancel();
        return child is null ? null : EffectOutcome.Value(ExecutionResource.Of(child));
    }

    /// <summary>The executions of a workflow, newest first; null when the run has started none at all.</summary>
    public static EffectOutcome? List(ChildExecutions children, CallEffect call)
    {
        if (children.All.Count == 0 || !call.Arguments["parent"].TryGetString(out var parent))
        {
            return null;
        }

        var workflow = parent.Split('/')[^1];
        var found = children.All.Where(c => c.Engine.Options.Environment.WorkflowId == workflow)
            .Reverse()
            .Select(c => ExecutionResource.Of(c, isFull: false));
        return EffectOutcome.Value(WorkflowValue.FromMap(("executions", WorkflowValue.FromList([.. found]))));
    }

    private static void Create(ChildStart start, CallEffect call, RecordedAnswer answering)
    {
        var given = call.Arguments["body"]["argument"];
        var argument = WorkflowValue.Null;
        if (!given.IsNull
            && (!given.TryGetString(out var json) || !WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out argument, out _)))
        {
            answering.Reply(EffectOutcome.Failure(Refused(400, "INVALID_ARGUMENT", "argument must be a JSON string")));
            return;
        }

        var (child, problem) = start.Scope.Environment.Children.Start(start, argument, answering.Hosted.Loop);
        answering.Reply(child is null ? EffectOutcome.Failure(problem) : EffectOutcome.Value(ExecutionResource.Of(child)));
    }

    /// <summary>
    /// <c>experimental.executions.map</c>: one execution per argument, all at once; the results in the order of the arguments.
    /// </summary>
    private static void StartAll(ChildStart start, CallEffect call, RecordedAnswer answering)
    {
        if (call.Arguments["arguments"].Kind != WorkflowValueKind.List)
        {
            answering.Reply(EffectOutcome.Failure(WorkflowErrors.Tagged("TypeError", "'arguments' must be a list")));
            return;
        }

        var children = new List<ChildExecution>();
        foreach (var argument in call.Arguments["arguments"].Items)
        {
            var (child, problem) = start.Scope.Environment.Children.Start(start, argument, answering.Hosted.Loop);
            if (child is null)
            {
                answering.Reply(EffectOutcome.Failure(problem));
                return;
            }

            children.Add(child);
        }

        var left = children.Count;
        if (left == 0)
        {
            answering.Reply(EffectOutcome.Value(WorkflowValue.EmptyList));
        }

        foreach (var child in children)
        {
            child.WhenEnded(() =>
            {
                if (child.Engine.Execution.State != ExecutionState.Succeeded)
                {
                    answering.Reply(child.Outcome);
                }
                else if (--left == 0)
                {
                    answering.Reply(EffectOutcome.Value(WorkflowValue.FromList([.. children.Select(c => c.Engine.Execution.Result)])));
                }
            });
        }
    }

    private static ChildExecution? Find(ChildExecutions children, CallEffect call) =>
        call.Arguments["name"].TryGetString(out var name) ? children.Find(name) : null;

    private static WorkflowValue Refused(int code, string status, string message) =>
        WorkflowErrors.Http(
            code,
            default,
            WorkflowValue.FromMap(("error", WorkflowValue.FromMap(("code", code), ("message", message), ("status", status)))));
}
