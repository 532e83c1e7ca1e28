namespace Aef.Runs.Data;

/// <summary>A named input of a query: files, or a query on a connection.</summary>
/// <param name="Name">The name by which the query reads it.</param>
/// <param name="From">The file, the pattern, the address or the query.</param>
/// <param name="Source">The connection of the query; null for files.</param>
/// <param name="Format">The format of the files; null for that of their names.</param>
internal sealed record LoadInput(string Name, string From, string? Source, DataFormat? Format);
