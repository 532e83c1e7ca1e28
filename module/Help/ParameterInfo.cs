using System.Reflection;

namespace Aef.Help;

/// <summary>A parameter of a cmdlet; <paramref name="Places"/> holds its role in each parameter set.</summary>
public sealed record ParameterInfo(PropertyInfo Property, IReadOnlyList<string> Aliases, IReadOnlyList<string> ValidValues, bool SupportsWildcards, IReadOnlyList<ParameterPlace> Places)
{
    public string Name => Property.Name;

    /// <summary>The type without the question mark.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsSwitch => Type.Name == "SwitchParameter";

    /// <summary>The role in a set, or null when the parameter is not in it.</summary>
    public ParameterPlace? In(string set) => Places.FirstOrDefault(p => p.Set == set) ?? Places.FirstOrDefault(p => p.Set == CmdletInfo.AllSets);
}
