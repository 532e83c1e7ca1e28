using Aef.Documents.Diagnostics;

namespace Aef.Runs.Data;

/// <summary>A problem with the settings of a load, with its fix.</summary>
/// <param name="Kind">Its kind, for a diagnostic before the run.</param>
/// <param name="Message">The message.</param>
internal sealed record LoadProblem(DiagnosticDescriptor Kind, string Message);
