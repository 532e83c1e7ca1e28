namespace Aef.Help;

/// <summary>The metadata of one cmdlet.</summary>
public sealed record CmdletInfo(
    Type Class,
    string Verb,
    string Noun,
    bool SupportsShouldProcess,
    string? DefaultParameterSet,
    IReadOnlyList<Type> OutputTypes,
    IReadOnlyList<ParameterInfo> Parameters)
{
    /// <summary>The name of the set of parameters without a named set.</summary>
    public const string AllSets = "__AllParameterSets";

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The names of the parameter sets; one set with all parameters when none is named.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            string[] named = [.. Parameters.SelectMany(p => p.Locations).Select(p => p.Set).Where(s => s != AllSets).Distinct(StringComparer.Ordinal)];
            return named.Length == 0 ? [AllSets] : [.. named.OrderByDescending(s => s == DefaultParameterSet)];
        }
    }
}
