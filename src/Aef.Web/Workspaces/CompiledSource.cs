namespace Aef.Web.Workspaces;

/// <summary>A compiled file beside the definition.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Origins">For each line, the line of the definition that it comes from, from 1; 0 for none.</param>
internal sealed record CompiledSource(string Name, IReadOnlyList<string> Lines, IReadOnlyList<int> Origins);
