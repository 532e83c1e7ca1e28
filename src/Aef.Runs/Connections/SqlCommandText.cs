namespace Aef.Runs.Connections;

/// <summary>
/// A statement for one database, with values that are sent next to it and never become part of it. The parameters are <c>$1</c>,
/// <c>$2</c>…, in SQLite <c>?1</c>, <c>?2</c>…
/// </summary>
/// <param name="Text">The statement.</param>
/// <param name="Values">The values: null, Boolean, Int64, Double or String.</param>
public sealed record SqlCommandText(string Text, IReadOnlyList<object?> Values)
{
    /// <summary>A statement without values.</summary>
    public static SqlCommandText Of(string text) => new(text, []);
}
