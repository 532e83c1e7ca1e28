using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>What reading a mock file gave: the mocks (null when a finding is an error) and the findings.</summary>
public sealed record MockFileResult(MockFile? File, IReadOnlyList<Diagnostic> Diagnostics);
