namespace Aef.Workflows.Language.Syntax;

/// <summary>The <c>next</c> of a step: where it goes when its work is done.</summary>
public sealed record JumpSyntax(StepLabel Target) : SyntaxNode;
