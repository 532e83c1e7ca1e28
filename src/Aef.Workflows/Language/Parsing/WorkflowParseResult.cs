using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>
/// The result of parsing a workflow: the tree and the diagnostics. The tree is null when an error was found, so that nobody runs
/// or prints half a workflow.
/// </summary>
public sealed record WorkflowParseResult(WorkflowSyntax? Workflow, IReadOnlyList<Diagnostic> Diagnostics);
