using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>The kinds of diagnostics of one area, such as the Cloud Workflows language.</summary>
/// <param name="Name">The name of the area, in a few words for lists.</param>
/// <param name="Descriptors">Its kinds of diagnostics, in the order of their codes.</param>
public sealed record DiagnosticArea(string Name, EquatableList<DiagnosticDescriptor> Descriptors);
