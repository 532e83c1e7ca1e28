using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>
/// The result of parsing a workflow: the tree and the diagnostics. The tree is null when there is an error, so that no incomplete workflow
/// is run or printed.
/// </summary>
public sealed record WorkflowParseResult(WorkflowSyntax? Workflow, IReadOnlyList<Diagnostic> Diagnostics);
