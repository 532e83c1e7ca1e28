namespace Aef.Tests.PowerShell;

/// <summary>What came of one suite, as Invoke-Pester.ps1 writes it.</summary>
internal sealed record PesterSuite(string Suite, int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures);
