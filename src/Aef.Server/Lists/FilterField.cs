namespace Aef.Server.Lists;

/// <summary>A field that filters and orders may name.</summary>
/// <param name="Kind">How it is compared.</param>
/// <param name="Read">
/// Returns the value of a resource: a string, a <see cref="DateTimeOffset"/>, a <see cref="TimeSpan"/>, a double, a bool, a dictionary or
/// list of strings, or null.
/// </param>
internal sealed record FilterField<T>(FilterFieldKind Kind, Func<T, object?> Read)
{
    /// <summary>True if <c>orderBy</c> may name the field.</summary>
    public bool IsOrdered { get; init; } = Kind is not (FilterFieldKind.Map or FilterFieldKind.List);
}
