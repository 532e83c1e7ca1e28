using Aef.Workflows.Syntax;

namespace Aef.Workflows.Printing;

/// <summary>Writes expressions down.</summary>
public static class ExpressionPrinter
{
    /// <summary>The expression without the <c>${}</c> around it.</summary>
    public static string Print(ExpressionSyntax expression) => throw new NotSupportedException();
}
