using Aef.Runs.History;
using Aef.Runs.Local;

namespace Aef.Runs.Launching;

/// <summary>What a restart needs of the record of a run.</summary>
/// <param name="Folder">The folder of the run.</param>
/// <param name="Source">The definition or source; null for none.</param>
internal sealed record RunOrigin(RunFolder Folder, RecordedSource? Source) : IRunOrigin
{
    /// <inheritdoc/>
    public string RunId => Folder.Id;
}
