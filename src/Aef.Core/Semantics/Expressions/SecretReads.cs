namespace Aef.Core.Semantics.Expressions;

/// <summary>Decides which values read secrets.</summary>
internal static class SecretReads
{
    /// <summary>True for a secret, an input that is a secret, and a variable whose value reads one.</summary>
    public static bool IsSecret(ExpressionSymbol symbol) =>
        symbol is SecretSymbol or InputSymbol { Input.IsSecret: true } or VariableSymbol { IsSecret: true };

    /// <summary>True for a value that reads a secret.</summary>
    public static bool IsIn(BoundValue? value) => value?.References.Any(r => IsSecret(r.Symbol)) == true;

    /// <summary>The most reads of secrets, and of variables with secrets, that the value needs.</summary>
    public static int Most(BoundValue? value) => (int)Math.Min(int.MaxValue, value?.References.Sum(r => r.Symbol switch
    {
        VariableSymbol { IsSecret: true } variable => 1L + variable.MostReads,
        _ => IsSecret(r.Symbol) ? 1 : 0,
    }) ?? 0);

    /// <summary>The first reference to a secret in a value; null without one.</summary>
    public static ExpressionReference? FirstIn(BoundValue? value) => value?.References.FirstOrDefault(r => IsSecret(r.Symbol));

    /// <summary>The name of a secret as expressions write it.</summary>
    public static string Describe(ExpressionSymbol symbol) => symbol switch
    {
        SecretSymbol secret => $"secrets.{secret.Name}",
        InputSymbol input => $"inputs.{input.Input.Name}",
        VariableSymbol variable => $"variables.{variable.Name}",
        _ => string.Empty,
    };
}
