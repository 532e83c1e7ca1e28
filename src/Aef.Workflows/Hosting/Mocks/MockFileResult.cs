using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The result of reading a mock file: the mocks (null when there are errors) and the diagnostics.</summary>
public sealed record MockFileResult(MockFile? File, IReadOnlyList<Diagnostic> Diagnostics);
