using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Testing;

/// <summary>A workflow under test, with its diagnostics. Any number of tests may share it.</summary>
public sealed class WorkflowTestSource
{
    private readonly Lazy<WorkflowProgram?> _program;

    /// <summary>Creates a source with its name in reports; nothing runs when a diagnostic is an error.</summary>
    public WorkflowTestSource(string path, WorkflowSyntax? workflow, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Path = path;
        Diagnostics = diagnostics;
        var canRun = workflow is not null && !diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
        _program = new Lazy<WorkflowProgram?>(() => canRun && workflow is not null ? WorkflowProgram.CompileWithBranches(workflow) : null);
    }

    /// <summary>The file; for a source inside a test, a name for it.</summary>
    public string Path { get; }

    /// <summary>The diagnostics about the source.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The program, which reports its branches; null when the source has errors.</summary>
    public WorkflowProgram? Program => _program.Value;
}
