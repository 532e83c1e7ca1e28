namespace Aef.Workflows.Language.Syntax;

/// <summary>The <c>next</c> of a step: where it continues after its body.</summary>
public sealed record JumpSyntax(StepLabel Target) : SyntaxNode;
