using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Checks whether a value contains what a mock requires: the given keys of maps, and equal values otherwise.</summary>
internal static class SubsetMatch
{
    /// <summary>True when <paramref name="wanted"/> is null, or part of <paramref name="given"/>.</summary>
    public static bool Holds(in WorkflowValue wanted, in WorkflowValue given) => wanted.IsNull || Covers(given, wanted);

    /// <summary>The same for bodies, which may be JSON in a string or in bytes.</summary>
    public static bool HoldsForBody(in WorkflowValue wanted, in WorkflowValue body) =>
        Holds(wanted, body) || (wanted.IsContainer && Decoded(body) is { } decoded && Covers(decoded, wanted));

    /// <summary>The same for headers: the case of names is ignored, and values are compared as strings.</summary>
    public static bool HoldsForHeaders(in WorkflowValue wanted, in WorkflowValue headers)
    {
        foreach (var (name, value) in wanted.Entries)
        {
            if (!headers.Entries.Any(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase) && TextOf(h.Value) == TextOf(value)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A scalar in its form in a URL or a header.</summary>
    public static string TextOf(in WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static bool Covers(in WorkflowValue given, in WorkflowValue wanted)
    {
        switch (wanted.Kind)
        {
            case WorkflowValueKind.Map when given.Kind == WorkflowValueKind.Map:
                foreach (var (key, value) in wanted.Entries)
                {
                    if (!given.TryGetValue(key, out var found) || !Covers(found, value))
                    {
                        return false;
                    }
                }

                return true;

            case WorkflowValueKind.List when given.Kind == WorkflowValueKind.List && given.Items.Count == wanted.Items.Count:
                for (var i = 0; i < wanted.Items.Count; i++)
                {
                    if (!Covers(given.Items[i], wanted.Items[i]))
                    {
                        return false;
                    }
                }

                return true;

            default:
                return wanted == given;
        }
    }

    private static WorkflowValue? Decoded(in WorkflowValue body)
    {
        byte[]? bytes = body.TryGetString(out var text)
            ? Encoding.UTF8.GetBytes(text) : body.TryGetBytes(out var raw) ? raw.ToArray()
            : null;
        return bytes is not null && WorkflowValue.TryFromJson(bytes, out var value, out _) ? value : null;
    }
}
