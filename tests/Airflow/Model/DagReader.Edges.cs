using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Model;

/// <content>Edges between tasks, groups and lists of them.</content>
internal sealed partial class DagReader
{
    /// <summary>Adds the edges of <c>left &gt;&gt; right</c> and returns its value, the right side.</summary>
    private object? Connect(object? left, object? right, PyPosition at)
    {
        if (left is List<object?> && right is List<object?>)
        {
            throw new DagReadException(at, "Python cannot shift a list by a list.");
        }

        foreach (var upstream in Ends(left, at, leaves: true))
        {
            foreach (var downstream in Ends(right, at, leaves: false))
            {
                if (upstream == downstream || downstream.AllDownstream().Contains(upstream))
                {
                    throw new DagReadException(at, $"The edge from \"{upstream.Id}\" to \"{downstream.Id}\" makes a cycle.");
                }

                downstream.SetUpstream(upstream);
            }
        }

        return right;
    }

    private object? Chain(object? left, object? right, PyPosition at)
    {
        if (left is List<object?> lefts && right is List<object?> rights)
        {
            if (lefts.Count != rights.Count)
            {
                throw new DagReadException(at, "Neighbouring lists of a chain have the same length.");
            }

            lefts.Zip(rights).ToList().ForEach(p => Connect(p.First, p.Second, at));
            return right;
        }

        return Connect(left, right, at);
    }

    // Of a group, the tasks without neighbours inside of it, as they are now.
    private List<AirflowTask> Ends(object? value, PyPosition at, bool leaves) => value switch
    {
        AirflowTask task => [task],
        XComReference reference => [reference.Task],
        List<object?> items => items.SelectMany(i => Ends(i, at, leaves)).ToList(),
        AirflowGroup group => _dag!.Tasks.Where(t => group.Contains(t.Group))
            .Where(t => (leaves ? t.Downstream : t.Upstream).All(o => !group.Contains(o.Group)))
            .ToList() is { Count: > 0 } ends
                ? ends
                : throw new DagReadException(at, $"The group \"{group.Id}\" is empty, so the edge is lost."),
        _ => throw new DagReadException(at, "Only tasks, groups and lists of them are connected."),
    };
}
