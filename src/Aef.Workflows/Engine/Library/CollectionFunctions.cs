using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>list</c> and <c>map</c>.</summary>
internal static class CollectionFunctions
{
    /// <summary>Appends one element; a list is appended as one element.</summary>
    public static WorkflowValue Concat(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var list = Arguments.List(arguments[0], "objs").Copy(extraCapacity: 1);
        list.Add(arguments[1].Shared());
        return WorkflowValue.Of(list);
    }

    public static WorkflowValue Prepend(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var given = Arguments.List(arguments[0], "objs");
        var list = new ListNode(given.Count + 1);
        list.Add(arguments[1].Shared());
        foreach (ref readonly var item in given.Items)
        {
            list.Add(item.Shared());
        }

        return WorkflowValue.Of(list);
    }

    /// <summary>The value of a key, or of a path of keys; null when there is none.</summary>
    public static WorkflowValue Get(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var value = arguments[0];
        if (!value.IsNull)
        {
            Arguments.Map(value, "map");
        }

        if (arguments[1].List is not { } keys)
        {
            return value[Arguments.Text(arguments[1], "keys")];
        }

        foreach (ref readonly var key in keys.Items)
        {
            value = value[Arguments.Text(key, "keys")];
        }

        return value;
    }

    public static WorkflowValue Delete(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var given = Arguments.Map(arguments[0], "map");
        var key = Arguments.Text(arguments[1], "key");
        var map = new MapNode(given.Count);
        for (var i = 0; i < given.Count; i++)
        {
            if (given.Keys[i] != key)
            {
                map.Set(given.Keys[i], given.Values[i].Shared());
            }
        }

        return WorkflowValue.Of(map);
    }

    public static WorkflowValue Merge(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        WorkflowValue.Of(Merge(Arguments.Map(arguments[0], "first"), Arguments.Map(arguments[1], "second"), nested: false));

    public static WorkflowValue MergeNested(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        WorkflowValue.Of(Merge(Arguments.Map(arguments[0], "first"), Arguments.Map(arguments[1], "second"), nested: true));

    /// <summary>The second map wins. The depth of values is limited, so recursion is safe.</summary>
    private static MapNode Merge(MapNode first, MapNode second, bool nested)
    {
        var map = first.Copy(second.Count);
        for (var i = 0; i < second.Count; i++)
        {
            var key = second.Keys[i];
            var value = second.Values[i];
            map.Set(key, nested && value.Map is { } right && map.TryGet(key, out var known) && known.Map is { } left
                ? WorkflowValue.Of(Merge(left, right, nested))
                : value.Shared());
        }

        return map;
    }
}
