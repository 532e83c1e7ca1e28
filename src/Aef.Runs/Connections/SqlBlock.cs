namespace Aef.Runs.Connections;

/// <summary>Whether a statement of SQLite is inside the body of a trigger, in which semicolons do not end it.</summary>
/// <param name="Words">The number of words so far, as far as it matters.</param>
/// <param name="IsTrigger">True after <c>CREATE TRIGGER</c>.</param>
/// <param name="Depth">The open <c>BEGIN</c> and <c>CASE</c>.</param>
internal readonly record struct SqlBlock(int Words, bool IsTrigger, int Depth)
{
    /// <summary>True if a semicolon does not end the statement.</summary>
    public bool IsOpen => IsTrigger && Depth > 0;

    /// <summary>The state after one more word.</summary>
    public SqlBlock After(ReadOnlySpan<char> word)
    {
        if (IsTrigger)
        {
            return Is(word, "BEGIN") || Is(word, "CASE") ? this with { Depth = Depth + 1 }
                : Is(word, "END") ? this with { Depth = Depth - 1 }
                : this;
        }

        return Words switch
        {
            0 => this with { Words = Is(word, "CREATE") ? 1 : 3 },
            1 when Is(word, "TEMP") || Is(word, "TEMPORARY") => this with { Words = 2 },
            1 or 2 => this with { Words = 3, IsTrigger = Is(word, "TRIGGER") },
            _ => this,
        };
    }

    private static bool Is(ReadOnlySpan<char> word, string text) => word.Equals(text, StringComparison.OrdinalIgnoreCase);
}
