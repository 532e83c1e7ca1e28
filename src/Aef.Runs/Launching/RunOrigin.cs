using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>What a restart needs of the record of a run.</summary>
/// <param name="Folder">The folder of the run.</param>
/// <param name="Source">The definition or source; null for none.</param>
/// <param name="Header">The header of its journal; null if it has none.</param>
internal sealed record RunOrigin(RunFolder Folder, RecordedSource? Source, JournalHeader? Header) : IRunOrigin
{
    /// <inheritdoc/>
    public string RunId => Folder.Id;
}
