namespace Aef.Core.Validation.Configuration;

/// <summary>
/// Matches paths with slashes against patterns in which <c>*</c> and <c>?</c> stay within a folder and <c>**</c> matches any folders.
/// </summary>
internal static class PathPattern
{
    /// <summary>True when the path matches the pattern. The time is at most proportional to the product of both lengths.</summary>
    public static bool IsMatch(string pattern, string path)
    {
        var states = new HashSet<int>();
        Add(states, pattern, 0);
        foreach (var c in path)
        {
            var next = new HashSet<int>();
            foreach (var state in states)
            {
                Step(next, pattern, state, c);
            }

            states = next;
            if (states.Count == 0)
            {
                return false;
            }
        }

        return states.Contains(pattern.Length);
    }

    private static void Step(HashSet<int> next, string pattern, int state, char c)
    {
        if (state == pattern.Length)
        {
            return;
        }

        switch (pattern[state])
        {
            case '*' when IsDeep(pattern, state) || c != '/':
                Add(next, pattern, state);
                break;
            case '?' when c != '/':
            case var literal when literal == c && literal is not ('*' or '?'):
                Add(next, pattern, state + 1);
                break;
        }
    }

    /// <summary>A star may also match nothing, and <c>**/</c> no folder at all.</summary>
    private static void Add(HashSet<int> states, string pattern, int state)
    {
        if (!states.Add(state) || state == pattern.Length || pattern[state] != '*')
        {
            return;
        }

        var after = state + (IsDeep(pattern, state) ? 2 : 1);
        Add(states, pattern, after);
        if (after == state + 2 && after < pattern.Length && pattern[after] == '/' && (state == 0 || pattern[state - 1] == '/'))
        {
            Add(states, pattern, after + 1);
        }
    }

    private static bool IsDeep(string pattern, int state) => state + 1 < pattern.Length && pattern[state + 1] == '*';
}
