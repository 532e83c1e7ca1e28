using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>A command cannot do anything, because of one problem.</summary>
internal sealed class RefusedException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>The problem.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
