namespace Aef.Workflows.Language.Syntax;

/// <summary>A parameter of a routine; <paramref name="Default"/> is null when the argument is required.</summary>
public sealed record ParameterSyntax(string Name, ValueSyntax? Default = null) : SyntaxNode;
