using Aef.Core.Workspace;

namespace Aef.Cli.Rendering;

/// <summary>An input with the name that the caller gave it.</summary>
internal sealed record ValidatedInput(string Name, LoadResult Result);
