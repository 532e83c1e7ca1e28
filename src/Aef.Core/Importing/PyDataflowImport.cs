using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Importing;

/// <summary>What configurations of pydataflow were converted to.</summary>
/// <param name="Files">The files; none when there is an error.</param>
/// <param name="Diagnostics">What is wrong, and what a local run does otherwise.</param>
public sealed record PyDataflowImport(EquatableList<ImportedFile> Files, EquatableList<Diagnostic> Diagnostics);
