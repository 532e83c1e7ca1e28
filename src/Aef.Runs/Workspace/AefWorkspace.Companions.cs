using Aef.Core.Workspace;

namespace Aef.Runs.Workspace;

/// <content>Files next to definitions.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// The kind of a file that is not a valid definition, for a sentence: a test file, a simulation script or a mock file, which are
    /// checked by the commands that use them. Null for every other file.
    /// </summary>
    public string? CompanionKind(LoadResult loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return loaded is { HasErrors: true, Kind: LoadedKind.Definition or LoadedKind.Workflow or LoadedKind.Unknown, Source: { } source }
            ? CompanionFiles.KindOf(_documents.Read(source).Root, source.Path)
            : null;
    }
}
