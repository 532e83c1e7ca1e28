using System.Reflection;

namespace Aef.Help;

/// <summary>
/// A parameter of a cmdlet; <paramref name="Locations"/> holds its role in each parameter set. PowerShell does not offer a hidden one.
/// </summary>
public sealed record ParameterInfo(PropertyInfo Property, IReadOnlyList<string> Aliases, IReadOnlyList<string> ValidValues, bool SupportsWildcards, bool IsHidden, IReadOnlyList<ParameterRole> Locations)
{
    public string Name => Property.Name;

    /// <summary>The type without the question mark.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsSwitch => Type.Name == "SwitchParameter";

    /// <summary>The role in a set, or null when the parameter is not in it.</summary>
    public ParameterRole? In(string set) => Locations.FirstOrDefault(p => p.Set == set) ?? Locations.FirstOrDefault(p => p.Set == CmdletInfo.AllSets);
}
