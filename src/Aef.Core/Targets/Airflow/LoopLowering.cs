using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// A thread with <c>for_each</c> as a mapped task group. A list in the definition is mapped directly. Otherwise a task before the group
/// computes the list. It is never skipped, because releases of Airflow differ in what they do with a group whose list was skipped, and
/// Airflow 3 cannot skip tasks of an expanded group from outside: when a condition of the thread or the level is false, the list is empty.
/// </summary>
internal sealed class LoopLowering(DagContext context, StepLowering steps, Gates gates)
{
    /// <summary>The name of the item in functions of Python.</summary>
    public const string Item = "item";

    private const int MaxIdLength = 40;

    /// <summary>True for a list that the definition contains.</summary>
    public static bool IsLiteral(BoundThread thread) => thread.ForEach?.List is BoundLiteral;

    /// <summary>Lowers a thread into a group of its own.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="level">Its level.</param>
    /// <param name="levelName">The id of the group of the level.</param>
    /// <param name="place">The group of the level.</param>
    /// <param name="from">The tasks after which the level starts, those that can skip it, and the join before it.</param>
    /// <param name="edges">Receives the edges outside of the group.</param>
    /// <returns>The tasks after which the thread has ended; the group counts as one.</returns>
    public IReadOnlyList<DagTask> Lower(
        BoundThread thread,
        BoundLevel level,
        string levelName,
        DagPlace place,
        (IReadOnlyList<DagTask> Start, DagTask[] Guards, DagTask Join) from,
        EdgeList edges)
    {
        var threadId = PyNames.Plain("_" + thread.Id, MaxIdLength + 1);
        var groupId = context.Names.Create($"{levelName}_Thread{threadId}", 2 * PyNames.MaxLength);
        var function = context.Names.Create($"each{PyNames.Plain("_" + level.Id, MaxIdLength + 1)}{threadId}");
        var (start, guards) = (from.Start, from.Guards);
        if (thread.When is { } when)
        {
            var gate = place.Add(gates.When(when, context.Names.Create($"thread{threadId}_when"), place with { Thread = thread }));
            edges.Add([.. start, .. guards], gate);
            (start, guards) = ([gate], [.. guards, gate]);
        }

        var literal = guards.Length == 0 ? (thread.ForEach!.List as BoundLiteral)?.Node as SequenceNode : null; // the caller checked
        literal = literal is { Items.Count: > 0 } ? literal : null;
        var source = literal is null ? Source(thread, threadId, place, start, guards, edges) : from.Join;
        var group = place.MappedGroup(
            groupId,
            function,
            literal is null ? new PyAttribute(new PyName(source.Id), "output") : PyData.Of(literal),
            thread,
            ParallelLimit.OfLoop(level));
        var handle = new DagTask(groupId, group.Prefix.TrimEnd('.'), groupId, []);
        context.AddOrigin(handle.FullId, SourceMapRole.Thread, place.LevelIndex, thread);
        if (literal is not null)
        {
            edges.Add(start, handle);
        }

        var outer = new LoopSteps(context, steps, group, threadId).Lower(thread, source);
        return [handle, .. outer];
    }

    /// <summary>The task whose result is the list; a first one computes the list if it can be skipped.</summary>
    private DagTask Source(
        BoundThread thread,
        string threadId,
        DagPlace place,
        IReadOnlyList<DagTask> start,
        DagTask[] guards,
        EdgeList edges)
    {
        var canBeSkipped = guards.Length > 0;
        var id = context.Names.Create($"thread{threadId}_{(canBeSkipped ? "list" : "items")}");
        var first = place.Add(
            new DagTask(
                id,
                place.FullId(id),
                context.Import("PythonOperator").Name,
                [.. Compute(thread.ForEach!, id), .. place.Priority]) // the caller checked
            {
                TriggerRule = TriggerRules.NoneFailed,
            });
        edges.Add([.. start, .. guards], first);
        context.AddOrigin(first.FullId, SourceMapRole.Auxiliary, place.LevelIndex, thread, key: "for_each");
        if (thread.ForEach!.List is not BoundLiteral) // the caller checked
        {
            context.StepTasks.AddCondition(context.Pipeline, place with { Thread = thread }, null, first.FullId);
        }

        if (!canBeSkipped)
        {
            return first;
        }

        // The argument makes this task follow the first one.
        var itemsId = context.Names.Create($"thread{threadId}_items");
        var arguments = new PyDict(
            [KeyValuePair.Create<string, PyExpression>("items", new PyAttribute(new PyName(first.Id), "output"))]);
        context.AddOrigin(place.FullId(itemsId), SourceMapRole.Auxiliary, place.LevelIndex, thread, key: "for_each");
        return place.Add(
            new DagTask(
                itemsId,
                place.FullId(itemsId),
                context.Import("PythonOperator").Name,
                [new PyKeyword("python_callable", context.Call("items_or_none")), new PyKeyword("op_kwargs", arguments), .. place.Priority])
            {
                TriggerRule = TriggerRules.NoneFailed,
            });
    }

    private IReadOnlyList<PyKeyword> Compute(BoundForEach loop, string taskId)
    {
        var name = context.Names.Create("compute_" + taskId);
        var translator = new ExpressionTranslator(context);
        var list = translator.Value(loop.List);
        var value = loop.List is BoundLiteral
            ? list
            : new PyCall(context.Call("loop_items"), [list, new PyInteger(loop.MaxItems)], []);
        context.Functions.Add(
            new PyFunction(name, [.. translator.Parameters, "**_"], $"Return the list of {taskId}.", [new PyReturn(value)]));
        return [new PyKeyword("python_callable", new PyName(name)), .. translator.Keywords];
    }
}
