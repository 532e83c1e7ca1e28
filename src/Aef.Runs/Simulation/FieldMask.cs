using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>The parameter <c>fields</c> of Google's APIs: <c>executions(name,createTime),nextPageToken</c>.</summary>
internal static class FieldMask
{
    /// <summary>The part of a value that a mask selects.</summary>
    /// <exception cref="FormatException">The mask is not valid.</exception>
    public static WorkflowValue Apply(string mask, WorkflowValue value)
    {
        var at = 0;
        var selected = Select(mask, ref at, value);
        return at == mask.Length ? selected : throw new FormatException($"unexpected {mask[at]} in fields");
    }

    private static WorkflowValue Select(string mask, ref int at, WorkflowValue value)
    {
        var result = WorkflowValue.EmptyMap;
        while (true)
        {
            var start = at;
            while (at < mask.Length && (char.IsAsciiLetterOrDigit(mask[at]) || mask[at] == '_'))
            {
                at++;
            }

            var name = start == at ? throw new FormatException("fields has an empty name") : mask[start..at];
            var found = value[name];
            if (at < mask.Length && mask[at] == '(')
            {
                at++;
                var inner = at;
                found = found.IsNull ? found
                    : found.Kind == WorkflowValueKind.List ? Each(mask, inner, found)
                    : Select(mask, ref inner, found);
                at = EndOf(mask, at);
            }

            result = found.IsNull ? result : result.With(name, found);
            if (at >= mask.Length || mask[at] != ',')
            {
                return result;
            }

            at++;
        }
    }

    private static WorkflowValue Each(string mask, int at, WorkflowValue list)
    {
        var items = new List<WorkflowValue>();
        foreach (var item in list.Items)
        {
            var inner = at;
            items.Add(Select(mask, ref inner, item));
        }

        return WorkflowValue.FromList([.. items]);
    }

    /// <summary>The position after the parenthesis that closes a group.</summary>
    private static int EndOf(string mask, int at)
    {
        var depth = 1;
        while (depth > 0)
        {
            depth += at >= mask.Length ? throw new FormatException("fields has an open parenthesis")
                : mask[at] == '(' ? 1
                : mask[at] == ')' ? -1
                : 0;
            at++;
        }

        return at;
    }
}
