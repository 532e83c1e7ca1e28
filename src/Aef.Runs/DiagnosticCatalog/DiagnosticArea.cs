using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>The kinds of diagnostics that one part of the work can make.</summary>
/// <param name="Name">What the part is about, in a few words for lists.</param>
/// <param name="Descriptors">Its kinds of diagnostics, in the order of their codes.</param>
public sealed record DiagnosticArea(string Name, EquatableList<DiagnosticDescriptor> Descriptors);
