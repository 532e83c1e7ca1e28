namespace Aef.Runs.Connections;

/// <summary>A column of a result or of a table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, in the words of the database.</param>
public sealed record SqlColumn(string Name, string Type)
{
    /// <summary>True if a name means this column; case is ignored.</summary>
    internal bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
